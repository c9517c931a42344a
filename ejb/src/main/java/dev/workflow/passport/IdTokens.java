package dev.workflow.passport;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.passport.ClientGrant;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** Makes id tokens: for the client, who somebody is and how they logged in. They open nothing. */
@Dependent
public class IdTokens {

    private final TokenSigner signer;
    private final PassportSettings settings;
    private final Clock clock;

    @Inject
    public IdTokens(TokenSigner signer, PassportSettings settings, Clock clock) {
        this.signer = signer;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param nonce of the request; none after a refresh */
    SignedJWT mint(ClientGrant grant, Account account, AccessToken access, Optional<String> nonce) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
        UserClaims.of(account).forEach(claims::claim);
        claims.issuer(grant.getIssuer())
                .audience(grant.getClient().getId())
                .subject(AccessTokens.subject(grant))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.accessLife())))
                .claim(
                        "at_hash",
                        AccessTokenHash.compute(access, JWSAlgorithm.RS256).getValue());
        grant.getAuthenticated().ifPresent(when -> claims.claim("auth_time", when.toEpochSecond()));
        grant.getSession().ifPresent(session -> claims.claim("sid", session.toString()));
        nonce.ifPresent(value -> claims.claim("nonce", value));
        if (!grant.getMethods().isEmpty()) {
            claims.claim("amr", List.copyOf(grant.getMethods()));
        }
        return signer.sign(JOSEObjectType.JWT.getType(), claims.build());
    }
}
