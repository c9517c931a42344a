package dev.workflow.passport.consent;

import java.time.Instant;
import java.util.Set;

/**
 * A program that may act for somebody.
 *
 * @param lastUsed when it last got tokens, or was allowed to
 * @param loggedIn whether it holds tokens now
 */
public record AllowedClient(String id, String name, Set<String> scopes, Instant lastUsed, boolean loggedIn) {}
