package dev.workflow.passport;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.token.Tokens;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.passport.ClientGrant;
import dev.workflow.persistence.passport.ClientGrants;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Exchanges a refresh token for new tokens. Each is good once: the second time one comes, somebody else has it too, and
 * the whole family ends (RFC 9700 §4.14.2). Of several exchanges of one token at the same time exactly one succeeds.
 */
@Stateless
public class Refreshing {

    private static final Logger LOG = System.getLogger(Refreshing.class.getName());

    private ClientGrants grants;
    private TokenMint mint;
    private TokenService tokens;
    private PassportSettings settings;
    private Clock clock;

    protected Refreshing() {}

    @Inject
    public Refreshing(
            ClientGrants grants, TokenMint mint, TokenService tokens, PassportSettings settings, Clock clock) {
        this.grants = grants;
        this.mint = mint;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param wanted fewer scopes than were granted; empty for all of them
     * @return empty when the token is not good, which ends the family if it once was
     * @throws GeneralException when more is wanted than was granted; the token stays good
     */
    public Optional<Tokens> refresh(String token, Client client, Set<String> wanted, String issuer)
            throws GeneralException {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<RefreshKey> key = mint.parse(token);
        Optional<ClientGrant> found = key.flatMap(known -> grants.alive(known.grant(), now))
                .filter(grant -> grant.getClient().getId().equals(client.id()))
                .filter(grant -> grant.getIssuer().equals(issuer))
                .filter(grant -> grant.getAccount().filter(Account::isActive).isPresent())
                .filter(grant -> client.grantTypes().contains(GrantType.REFRESH_TOKEN.getValue()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ClientGrant grant = found.get();
        Set<String> scopes = scopes(grant, client, wanted);
        int generation = key.get().generation();
        if (!grants.advance(grant.getUuid(), generation, now, now.plus(settings.refreshLife()))) {
            LOG.log(Level.WARNING, "A refresh token of {0} came twice: its grant has ended", client.id());
            tokens.end(grant.getUuid());
            return Optional.empty();
        }
        return Optional.of(mint.mint(grant, scopes, Optional.of(generation + 1), Optional.empty()));
    }

    /** What was granted, is still registered, and is wanted. */
    private static Set<String> scopes(ClientGrant grant, Client client, Set<String> wanted) throws GeneralException {
        Set<String> scopes = new LinkedHashSet<>(grant.getScopes());
        scopes.removeIf(word -> !ApiScope.covers(client.scopes(), word));
        if (scopes.isEmpty() || !scopes.containsAll(wanted)) {
            throw new GeneralException(OAuth2Error.INVALID_SCOPE);
        }
        return wanted.isEmpty() ? scopes : wanted;
    }
}
