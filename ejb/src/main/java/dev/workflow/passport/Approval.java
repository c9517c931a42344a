package dev.workflow.passport;

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
 */
public record Approval(
        Client client,
        OptionalLong account,
        Set<String> scopes,
        Set<String> methods,
        Optional<Instant> authenticated,
        Optional<UUID> session,
        Optional<String> nonce) {

    public Approval {
        scopes = Set.copyOf(scopes);
        methods = Set.copyOf(methods);
    }
}
