package dev.workflow.passport.consent;

import dev.workflow.identity.GrantsEnded;
import dev.workflow.passport.Client;
import dev.workflow.passport.Clients;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.passport.ClientGrant;
import dev.workflow.persistence.passport.ClientGrants;
import dev.workflow.persistence.passport.consent.Consent;
import dev.workflow.persistence.passport.consent.ConsentsOfAccounts;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The programs that may act for somebody: because they were allowed to, or because they hold tokens. */
@Stateless
public class AllowedClients {

    private ConsentsOfAccounts consents;
    private ClientGrants grants;
    private Clients clients;
    private Event<GrantsEnded> ended;
    private Clock clock;

    protected AllowedClients() {}

    @Inject
    public AllowedClients(
            ConsentsOfAccounts consents, ClientGrants grants, Clients clients, Event<GrantsEnded> ended, Clock clock) {
        this.consents = consents;
        this.grants = grants;
        this.clients = clients;
        this.ended = ended;
        this.clock = clock;
    }

    /** The caller's, the last used first. */
    public List<AllowedClient> list(Caller caller) {
        Map<String, AllowedClient> found = new LinkedHashMap<>();
        for (ClientGrant grant : grants.of(caller, OffsetDateTime.now(clock))) {
            String id = grant.getClient().getId();
            String name = grant.getClient().getName();
            found.merge(id, client(id, name, grant.getScopes(), grant.getRefreshed(), true), AllowedClients::both);
        }
        for (Consent consent : consents.of(caller.accountId())) {
            String id = consent.getClientId();
            String name = clients.find(id).map(Client::name).orElse(id);
            found.merge(id, client(id, name, consent.getScopes(), consent.getUpdated(), false), AllowedClients::both);
        }
        return found.values().stream()
                .sorted(Comparator.comparing(AllowedClient::lastUsed).reversed())
                .toList();
    }

    /** Takes the program's tokens away, and asks before it gets others. */
    public void revoke(Caller caller, String client) {
        consents.remove(caller.accountId(), client);
        grants.removeAll(caller.accountId(), client);
        ended.fire(new GrantsEnded(caller.accountId()));
    }

    private static AllowedClient client(
            String id, String name, Collection<String> scopes, OffsetDateTime when, boolean loggedIn) {
        return new AllowedClient(id, name, new TreeSet<>(scopes), when.toInstant(), loggedIn);
    }

    private static AllowedClient both(AllowedClient one, AllowedClient other) {
        TreeSet<String> scopes = new TreeSet<>(one.scopes());
        scopes.addAll(other.scopes());
        return new AllowedClient(
                one.id(),
                one.name(),
                scopes,
                one.lastUsed().isAfter(other.lastUsed()) ? one.lastUsed() : other.lastUsed(),
                one.loggedIn() || other.loggedIn());
    }
}
