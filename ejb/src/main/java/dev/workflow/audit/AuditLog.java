package dev.workflow.audit;

import dev.workflow.persistence.audit.AuditEntries;
import dev.workflow.persistence.audit.AuditEntry;
import dev.workflow.persistence.audit.AuditQuery;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Writes and reads the audit log. An entry is committed before the work begins, in a transaction of its own: no change
 * without a trace, whatever becomes of the work, the client or the server.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AuditLog {

    @Inject
    AuditEntries entries;

    @Inject
    Clock clock;

    /** @return the entry to {@link #end} */
    public long begin(AuditedCall call) {
        return entries.add(entry(call));
    }

    public void end(long entry, AuditedCall call, int status, Duration took) {
        entries.complete(entry, call.route(), call.app(), call.target(), call.reason(), status, took.toMillis());
    }

    /** Both at once, for calls that are worth an entry only when it is known how they ended. */
    public void record(AuditedCall call, int status, Duration took) {
        AuditEntry entry = entry(call);
        entry.ended(status, call.reason(), took.toMillis());
        entries.add(entry);
    }

    /** Newest first. @throws Problem 403 unless the caller is a superuser */
    public Slice<AuditView> list(Caller caller, AuditQuery query, Window window) {
        if (!caller.superuser()) {
            throw Problem.forbidden();
        }
        return entries.page(query, window).map(AuditView::of);
    }

    private AuditEntry entry(AuditedCall call) {
        AuditEntry entry = new AuditEntry(
                call.username(), call.credential(), call.address(), call.requestId(), OffsetDateTime.now(clock));
        entry.about(call.method(), call.route(), call.app(), call.target());
        return entry;
    }
}
