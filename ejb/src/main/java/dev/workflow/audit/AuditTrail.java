package dev.workflow.audit;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** A call that is being made and has its entry already. Closing it says how the call ended. */
public final class AuditTrail implements AutoCloseable {

    private static final Logger LOG = System.getLogger(AuditTrail.class.getName());
    private static final int BROKEN = 500;

    private final AuditLog log;
    private final long entry;
    private final long start = System.nanoTime();
    private AuditedCall call;
    private int status = BROKEN;

    private AuditTrail(AuditLog log, AuditedCall call) {
        this.log = log;
        this.call = call;
        this.entry = log.begin(call);
    }

    /** Throws when the entry cannot be written: then the call must not be made. */
    public static AuditTrail begin(AuditLog log, AuditedCall call) {
        return new AuditTrail(log, call);
    }

    /** How it ended; 500 unless it is told. */
    public void status(int how) {
        status = how;
    }

    public void about(String route, String app, String target) {
        call = call.about(route, app, target);
    }

    /** @param why code of why it was refused; empty when it was not */
    public void reason(String why) {
        call = call.refused(why);
    }

    @Override
    public void close() {
        try {
            log.end(entry, call, status, Duration.ofNanos(System.nanoTime() - start));
        } catch (RuntimeException unreachable) {
            LOG.log(
                    Level.WARNING,
                    "audit entry {0}, request {1}, ended with {2}, which could not be stored: {3}",
                    entry,
                    call.requestId(),
                    status,
                    unreachable);
        }
    }
}
