package dev.workflow.persistence.audit;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Which entries are asked for; what is empty does not matter.
 *
 * @param since the earliest moment
 * @param until the first moment that is too late
 */
public record AuditQuery(
        Optional<String> username,
        Optional<String> app,
        Optional<OffsetDateTime> since,
        Optional<OffsetDateTime> until) {

    /** All of them. */
    public static final AuditQuery ALL =
            new AuditQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
