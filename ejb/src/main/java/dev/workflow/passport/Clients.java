package dev.workflow.passport;

import dev.workflow.persistence.passport.RegisteredClient;
import dev.workflow.persistence.passport.RegisteredClients;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The programs that may ask for tokens. */
@Stateless
public class Clients {

    /** Compared with when there is nothing to compare with, so that it takes the same time. */
    private static final byte[] NOBODY = ClientSecret.random().sha256();

    private RegisteredClients registered;

    protected Clients() {}

    @Inject
    public Clients(RegisteredClients registered) {
        this.registered = registered;
    }

    /** @param id as it was sent, whatever that is */
    public Optional<Client> find(String id) {
        return row(id).map(Clients::client);
    }

    /** Empty when there is no such client, it has no secret, or it has another one; all take the same time. */
    public Optional<Client> authenticate(String id, String secret) {
        Optional<RegisteredClient> row = row(id);
        byte[] expected = row.flatMap(RegisteredClient::getSecretHash).orElse(NOBODY);
        boolean same = MessageDigest.isEqual(expected, ClientSecret.sha256(secret));
        return same ? row.map(Clients::client) : Optional.empty();
    }

    /** PostgreSQL has no NUL in its texts. */
    private Optional<RegisteredClient> row(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : registered.byId(id);
    }

    static Client client(RegisteredClient row) {
        return new Client(
                row.getId(),
                row.getName(),
                row.getSecretHash().isPresent(),
                uris(row.getRedirects()),
                uris(row.getLogoutRedirects()),
                row.getGrantTypes(),
                row.getScopes(),
                row.isTrusted());
    }

    private static Set<URI> uris(Set<String> texts) {
        return texts.stream().map(URI::create).collect(Collectors.toUnmodifiableSet());
    }
}
