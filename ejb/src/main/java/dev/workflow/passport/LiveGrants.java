package dev.workflow.passport;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.passport.ClientGrant;
import dev.workflow.persistence.passport.ClientGrants;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Compares what a token says with what is still granted. */
@Stateless
public class LiveGrants {

    private ClientGrants grants;
    private TokenMint mint;
    private Clock clock;

    protected LiveGrants() {}

    @Inject
    public LiveGrants(ClientGrants grants, TokenMint mint, Clock clock) {
        this.grants = grants;
        this.mint = mint;
        this.clock = clock;
    }

    /** @param text of a refresh token, or anything else */
    public Optional<KnownRefresh> refresh(String text) {
        return mint.parse(text).flatMap(key -> grants.alive(key.grant(), OffsetDateTime.now(clock))
                .map(grant -> new KnownRefresh(
                        grant.getUuid(),
                        grant.getClient().getId(),
                        grant.getIssuer(),
                        AccessTokens.subject(grant),
                        grant.getAccount().map(Account::getUsername).orElse(""),
                        grant.getScopes(),
                        grant.getExpires().toInstant(),
                        grant.getGeneration() == key.generation()
                                && grant.getAccount().map(Account::isActive).orElse(false))));
    }

    /**
     * @param claims of an access token that was found to be ours
     * @return empty when the grant has ended, its account was disabled, or the claims are not those of the grant
     */
    public Optional<KnownAccess> find(UUID uuid, JWTClaimsSet claims) {
        return grants.alive(uuid, OffsetDateTime.now(clock))
                .filter(grant -> grant.getIssuer().equals(claims.getIssuer()))
                .filter(grant -> AccessTokens.subject(grant).equals(claims.getSubject()))
                .filter(grant -> grant.getClient().getId().equals(text(claims, AccessTokens.CLIENT)))
                .filter(grant -> grant.getScopes().containsAll(ApiScope.words(text(claims, AccessTokens.SCOPE))))
                .filter(grant -> grant.getAccount().map(Account::isActive).orElse(true))
                .map(grant -> access(grant, claims));
    }

    private static KnownAccess access(ClientGrant grant, JWTClaimsSet claims) {
        Set<String> scopes = ApiScope.words(text(claims, AccessTokens.SCOPE));
        return new KnownAccess(
                grant.getUuid(),
                grant.getClient().getId(),
                grant.getAccount().flatMap(account -> ApiScope.of(scopes).map(account.asCaller()::within)),
                grant.getAccount().map(UserClaims::of).orElse(Map.of()),
                scopes,
                claims);
    }

    private static String text(JWTClaimsSet claims, String name) {
        try {
            return Optional.ofNullable(claims.getStringClaim(name)).orElse("");
        } catch (ParseException notAText) {
            return "";
        }
    }
}
