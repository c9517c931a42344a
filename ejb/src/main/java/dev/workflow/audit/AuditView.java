package dev.workflow.audit;

import dev.workflow.persistence.audit.AuditEntry;
import java.time.Instant;
import java.util.Optional;

/**
 * An audited call as administrators see it.
 *
 * @param reason code of why it was refused; empty when it was not
 * @param status the HTTP status, for pushes too; empty while the call runs, and when its server was killed in it
 * @param millis how long it took
 */
public record AuditView(
        long id,
        Instant created,
        String user,
        String credential,
        String address,
        String requestId,
        String method,
        String route,
        String app,
        String target,
        String reason,
        Optional<Integer> status,
        Optional<Long> millis) {

    static AuditView of(AuditEntry entry) {
        return new AuditView(
                entry.getId(),
                entry.getCreated().toInstant(),
                entry.getUsername(),
                entry.getCredential(),
                entry.getAddress(),
                entry.getRequestId(),
                entry.getMethod(),
                entry.getRoute(),
                entry.getApp(),
                entry.getTarget(),
                entry.getReason(),
                entry.getStatus(),
                entry.getMillis());
    }
}
