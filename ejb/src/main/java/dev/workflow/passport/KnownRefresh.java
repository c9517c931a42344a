package dev.workflow.passport;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A refresh token of ours whose family is alive.
 *
 * @param current whether it is the last one of its family, the only one that is good
 */
public record KnownRefresh(
        UUID grant,
        String client,
        String issuer,
        String subject,
        String username,
        Set<String> scopes,
        Instant expires,
        boolean current) {}
