package dev.workflow.passport;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.token.Tokens;
import dev.workflow.identity.GrantsEnded;
import dev.workflow.identity.Refusal;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.passport.ClientGrant;
import dev.workflow.persistence.passport.ClientGrants;
import dev.workflow.persistence.passport.RegisteredClient;
import dev.workflow.persistence.passport.RegisteredClients;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Begins and ends grants. */
@Stateless
public class GrantTokens implements TokenService {

    private RegisteredClients clients;
    private AccountRepository accounts;
    private ClientGrants grants;
    private TokenMint mint;
    private PassportSettings settings;
    private Event<GrantsEnded> ended;
    private Clock clock;

    protected GrantTokens() {}

    @Inject
    public GrantTokens(
            RegisteredClients clients,
            AccountRepository accounts,
            ClientGrants grants,
            TokenMint mint,
            PassportSettings settings,
            Event<GrantsEnded> ended,
            Clock clock) {
        this.clients = clients;
        this.accounts = accounts;
        this.grants = grants;
        this.mint = mint;
        this.settings = settings;
        this.ended = ended;
        this.clock = clock;
    }

    /** @throws dev.workflow.problem.Problem 401 when the account or the client is not there any more */
    @Override
    public Granted begin(Approval approval, String issuer) {
        RegisteredClient client = clients.byId(approval.client().id()).orElseThrow(Refusal.UNVERIFIED::problem);
        Optional<Account> account = approval.account().isEmpty()
                ? Optional.empty()
                : Optional.of(active(approval.account().getAsLong()));
        boolean refreshable =
                account.isPresent() && client.getGrantTypes().contains(GrantType.REFRESH_TOKEN.getValue());
        Duration usual = refreshable ? settings.refreshLife() : settings.accessLife();
        Duration life = approval.longest()
                .filter(longest -> longest.compareTo(usual) < 0)
                .orElse(usual);
        OffsetDateTime now = OffsetDateTime.now(clock);
        ClientGrant grant = new ClientGrant(client, account, issuer, approval.scopes(), now, now.plus(life));
        grant.loggedIn(
                approval.methods(),
                approval.authenticated().map(when -> when.atOffset(ZoneOffset.UTC)),
                approval.session());
        grants.add(grant);
        Optional<Integer> generation = refreshable ? Optional.of(grant.getGeneration()) : Optional.empty();
        Tokens tokens = mint.mint(grant, grant.getScopes(), generation, approval.nonce());
        return new Granted(grant.getUuid(), tokens);
    }

    @Override
    public void end(UUID uuid) {
        Optional<ClientGrant> grant = grants.alive(uuid, OffsetDateTime.now(clock));
        grants.remove(uuid);
        grant.flatMap(ClientGrant::getAccount).ifPresent(account -> ended.fire(new GrantsEnded(account.getId())));
    }

    private Account active(long id) {
        return accounts.byId(id).filter(Account::isActive).orElseThrow(Refusal.INACTIVE::problem);
    }
}
