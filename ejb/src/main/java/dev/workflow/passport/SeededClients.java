package dev.workflow.passport;

import dev.workflow.persistence.passport.RegisteredClient;
import dev.workflow.persistence.passport.RegisteredClients;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Registers a client as the configuration wants it, once and then only when it wants something else. */
@Stateless
public class SeededClients {

    private RegisteredClients clients;
    private Clock clock;

    protected SeededClients() {}

    @Inject
    public SeededClients(RegisteredClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** @return whether anything was different */
    public boolean ensure(ClientSeed seed) {
        Optional<RegisteredClient> known = clients.byId(seed.id().value());
        OffsetDateTime now = OffsetDateTime.now(clock);
        RegisteredClient client =
                known.orElseGet(() -> new RegisteredClient(seed.id().value(), now));
        boolean changed = seed.apply(client);
        if (known.isEmpty()) {
            clients.add(client);
        } else if (changed) {
            client.updated(now);
        }
        return changed;
    }
}
