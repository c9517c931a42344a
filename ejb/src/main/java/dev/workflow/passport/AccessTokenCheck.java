package dev.workflow.passport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Says whether a text is an access token of ours that is good now. Only RS256 and only keys of ours: of the header
 * nothing counts but the key's id, so it cannot bring a key of its own. Asks the database each time.
 */
@Dependent
public class AccessTokenCheck {

    private static final int LONGEST = 16_384;
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Set<JOSEObjectType> TYPES = Set.of(new JOSEObjectType("at+jwt"), JOSEObjectType.JWT);

    private final KeyRing keys;
    private final LiveGrants grants;
    private final Clock clock;

    @Inject
    public AccessTokenCheck(KeyRing keys, LiveGrants grants, Clock clock) {
        this.keys = keys;
        this.grants = grants;
        this.clock = clock;
    }

    /** Empty for everything else, id tokens and refresh tokens among it. */
    public Optional<KnownAccess> check(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            return isOurs(jwt) ? known(jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException noToken) {
            return Optional.empty();
        }
    }

    private boolean isOurs(SignedJWT jwt) throws JOSEException {
        JWSHeader header = jwt.getHeader();
        if (!JWSAlgorithm.RS256.equals(header.getAlgorithm())
                || header.getType() == null
                || !TYPES.contains(header.getType())
                || header.getKeyID() == null) {
            return false;
        }
        Optional<RSAKey> key = keys.find(header.getKeyID());
        return key.isPresent() && jwt.verify(new RSASSAVerifier(key.get().toRSAPublicKey()));
    }

    private Optional<KnownAccess> known(JWTClaimsSet claims) throws ParseException {
        String grant = claims == null ? null : claims.getStringClaim(AccessTokens.GRANT);
        if (grant == null || !isForUs(claims) || !isOfNow(claims)) {
            return Optional.empty();
        }
        try {
            return grants.find(UUID.fromString(grant), claims);
        } catch (IllegalArgumentException notAUuid) {
            return Optional.empty();
        }
    }

    /** The audience of an id token is its client, which this keeps out. */
    private static boolean isForUs(JWTClaimsSet claims) {
        return claims.getIssuer() != null
                && claims.getJWTID() != null
                && claims.getAudience().contains(claims.getIssuer());
    }

    private boolean isOfNow(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date end = claims.getExpirationTime();
        Date begin = claims.getNotBeforeTime();
        return end != null
                && end.toInstant().isAfter(now)
                && (begin == null || !begin.toInstant().minus(SKEW).isAfter(now));
    }
}
