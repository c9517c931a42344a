package dev.workflow.passport.logout;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.workflow.passport.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads id tokens that clients send back as a hint of whom they mean. They open nothing, so they may be old. */
@ApplicationScoped
public class IdTokenHints {

    private static final int LONGEST = 8000;

    private Function<String, Optional<RSAKey>> keys;

    protected IdTokenHints() {}

    @Inject
    public IdTokenHints(KeyRing keys) {
        this.keys = keys::find;
    }

    /**
     * @param issuer as the client sees us
     * @return empty unless it is an id token that we signed, with a key that is still published
     */
    public Optional<IdTokenHint> read(String token, String issuer) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            return isOurs(jwt) ? hint(jwt.getJWTClaimsSet(), issuer) : Optional.empty();
        } catch (ParseException | JOSEException noToken) {
            return Optional.empty();
        }
    }

    private boolean isOurs(SignedJWT jwt) throws JOSEException {
        String kid = jwt.getHeader().getKeyID();
        if (kid == null || !JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
            return false;
        }
        Optional<RSAKey> key = keys.apply(kid);
        return key.isPresent() && jwt.verify(new RSASSAVerifier(key.get().toRSAPublicKey()));
    }

    /** An access token has us for its audience, an id token its client. */
    private static Optional<IdTokenHint> hint(JWTClaimsSet claims, String issuer) throws ParseException {
        if (claims == null
                || !issuer.equals(claims.getIssuer())
                || claims.getAudience().contains(issuer)
                || claims.getSubject() == null) {
            return Optional.empty();
        }
        return Optional.of(new IdTokenHint(
                Set.copyOf(claims.getAudience()),
                claims.getSubject(),
                Optional.ofNullable(claims.getStringClaim("sid"))));
    }
}
