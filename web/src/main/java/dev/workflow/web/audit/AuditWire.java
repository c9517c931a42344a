package dev.workflow.web.audit;

import dev.workflow.audit.AuditView;
import java.time.Instant;

/** An audited call; {@code status} and {@code duration} (milliseconds) are null until it has ended. */
public record AuditWire(
        long id,
        Instant created,
        String user,
        String credential,
        String address,
        String method,
        String route,
        String app,
        String target,
        String reason,
        Integer status,
        Long duration,
        String requestId) {

    static AuditWire of(AuditView view) {
        return new AuditWire(
                view.id(),
                view.created(),
                view.user(),
                view.credential(),
                view.address(),
                view.method(),
                view.route(),
                view.app(),
                view.target(),
                view.reason(),
                view.status().orElse(null),
                view.millis().orElse(null),
                view.requestId());
    }
}
