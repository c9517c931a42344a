package dev.workflow.passport;

import com.nimbusds.oauth2.sdk.GrantType;
import dev.workflow.identity.GrantsEnded;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.passport.ClientGrants;
import dev.workflow.persistence.passport.RegisteredClient;
import dev.workflow.persistence.passport.RegisteredClients;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Administrators register the programs that may ask for tokens. All of it is for superusers only, else 403. */
@Stateless
public class ClientRegistry {

    private static final List<String> GRANT_TYPES =
            List.of(GrantType.AUTHORIZATION_CODE.getValue(), GrantType.REFRESH_TOKEN.getValue());
    private static final List<String> SCOPES = List.of("openid", "profile");

    private RegisteredClients clients;
    private ClientGrants grants;
    private Event<GrantsEnded> ended;
    private Clock clock;

    protected ClientRegistry() {}

    @Inject
    public ClientRegistry(RegisteredClients clients, ClientGrants grants, Event<GrantsEnded> ended, Clock clock) {
        this.clients = clients;
        this.grants = grants;
        this.ended = ended;
        this.clock = clock;
    }

    public Slice<ClientView> list(Caller caller, Window window) {
        requireSuperuser(caller);
        return clients.list(window).map(ClientView::of);
    }

    public ClientView get(Caller caller, String id) {
        return ClientView.of(find(caller, id));
    }

    /**
     * @param id made up when it is empty
     * @param confidential whether it gets a secret
     * @throws Problem 400 naming the field, 409 when the id is taken
     */
    public IssuedSecret create(Caller caller, Optional<String> id, boolean confidential, ClientChange first) {
        requireSuperuser(caller);
        ClientId name = id.map(ClientId::new).orElseGet(ClientId::random);
        if (clients.byId(name.value()).isPresent()) {
            throw taken();
        }
        RegisteredClient client = new RegisteredClient(name.value(), OffsetDateTime.now(clock));
        client.setGrantTypes(GRANT_TYPES);
        client.setScopes(SCOPES);
        Optional<ClientSecret> secret = confidential ? Optional.of(ClientSecret.random()) : Optional.empty();
        client.setSecretHash(secret.map(ClientSecret::sha256));
        first.apply(client);
        try {
            clients.add(client);
        } catch (PersistenceException anotherWasFaster) {
            throw taken();
        }
        return new IssuedSecret(name.value(), secret.map(ClientSecret::text).orElse(null));
    }

    /** @throws Problem 400 naming the field */
    public ClientView change(Caller caller, String id, ClientChange change) {
        RegisteredClient client = find(caller, id);
        change.apply(client);
        client.updated(OffsetDateTime.now(clock));
        return ClientView.of(client);
    }

    /**
     * The old secret is no good any more; tokens stay.
     *
     * @throws Problem 409 for a public client
     */
    public IssuedSecret rotateSecret(Caller caller, String id) {
        RegisteredClient client = find(caller, id);
        if (client.getSecretHash().isEmpty()) {
            throw Problem.conflict("public-client", "This client has no secret.");
        }
        ClientSecret secret = ClientSecret.random();
        client.setSecretHash(Optional.of(secret.sha256()));
        client.updated(OffsetDateTime.now(clock));
        return new IssuedSecret(id, secret.text());
    }

    /** With all that was granted to it. */
    public void delete(Caller caller, String id) {
        String known = find(caller, id).getId();
        List<Long> accounts = grants.accounts(known);
        clients.remove(known);
        accounts.forEach(account -> ended.fire(new GrantsEnded(account)));
    }

    private RegisteredClient find(Caller caller, String id) {
        requireSuperuser(caller);
        return clients.byId(id).orElseThrow(() -> Problem.notFound("Client"));
    }

    private static Problem taken() {
        return Problem.conflict("client-exists", "There is a client with that id already.");
    }

    private static void requireSuperuser(Caller caller) {
        if (!caller.superuser()) {
            throw Problem.forbidden();
        }
    }
}
