package dev.workflow.passport;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.passport.ClientGrant;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.UUID;

/**
 * Makes access tokens after RFC 9068, with the claims that MicroProfile JWT services want ({@code upn}, {@code groups}).
 * They are for the platform itself: its issuer is the audience.
 */
@Dependent
public class AccessTokens {

    /** The family a token comes from. */
    static final String GRANT = "grant";

    static final String SCOPE = "scope";
    static final String CLIENT = "client_id";

    private final TokenSigner signer;
    private final Roles roles;
    private final PassportSettings settings;
    private final Clock clock;

    @Inject
    public AccessTokens(TokenSigner signer, Roles roles, PassportSettings settings, Clock clock) {
        this.signer = signer;
        this.roles = roles;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param scopes all of the grant's, or fewer */
    BearerAccessToken mint(ClientGrant grant, Set<String> scopes) {
        Instant now = clock.instant();
        Duration life = life(grant);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(grant.getIssuer())
                .audience(grant.getIssuer())
                .subject(subject(grant))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .jwtID(UUID.randomUUID().toString())
                .claim(CLIENT, grant.getClient().getId())
                .claim(SCOPE, String.join(" ", scopes))
                .claim(GRANT, grant.getUuid().toString());
        grant.getAccount().ifPresent(account -> claims.claim("upn", account.getUsername())
                .claim("groups", roles.of(account, scopes)));
        grant.getAuthenticated().ifPresent(when -> claims.claim("auth_time", when.toEpochSecond()));
        String token =
                signer.sign(grant.getClient().getTokenType(), claims.build()).serialize();
        return new BearerAccessToken(token, life.toSeconds(), new Scope(scopes.toArray(String[]::new)));
    }

    /** No longer than that of the grant. */
    private Duration life(ClientGrant grant) {
        Duration granted = Duration.between(grant.getRefreshed(), grant.getExpires());
        return granted.compareTo(settings.accessLife()) < 0 ? granted : settings.accessLife();
    }

    /** The account's number, or the client's id: no client's id is a number. */
    static String subject(ClientGrant grant) {
        return grant.getAccount()
                .map(Account::getId)
                .map(Object::toString)
                .orElse(grant.getClient().getId());
    }
}
