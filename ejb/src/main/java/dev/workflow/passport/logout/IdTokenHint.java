package dev.workflow.passport.logout;

import java.util.Optional;
import java.util.Set;

/**
 * What an id token of ours says, though its time may be over.
 *
 * @param clients that it was made for
 * @param subject the account's number
 * @param session the browser's session that it was made in
 */
public record IdTokenHint(Set<String> clients, String subject, Optional<String> session) {}
