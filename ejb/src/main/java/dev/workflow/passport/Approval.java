package dev.workflow.passport;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * That a client may act, and in whose name.
 *
 * @param account who approved; empty when the client acts for itself
 * @param scopes what was approved, not what was asked for
 * @param methods how they had logged in, RFC 8176
 * @param authenticated when they had logged in; empty when nobody did
 * @param session the browser's session, which ends the grant when it is ended by the owner
 * @param nonce of the request, for the id token
 * @param longest how long what comes from it may live; empty for what the settings say
 */
public record Approval(
        Client client,
        OptionalLong account,
        Set<String> scopes,
        Set<String> methods,
        Optional<Instant> authenticated,
        Optional<UUID> session,
        Optional<String> nonce,
        Optional<Duration> longest) {

    public Approval {
        scopes = Set.copyOf(scopes);
        methods = Set.copyOf(methods);
    }

    /** For as long as the settings say. */
    public Approval(
            Client client,
            OptionalLong account,
            Set<String> scopes,
            Set<String> methods,
            Optional<Instant> authenticated,
            Optional<UUID> session,
            Optional<String> nonce) {
        this(client, account, scopes, methods, authenticated, session, nonce, Optional.empty());
    }

    /** The same for not so long, if the settings say longer. */
    public Approval atMost(Duration life) {
        return new Approval(client, account, scopes, methods, authenticated, session, nonce, Optional.of(life));
    }
}
