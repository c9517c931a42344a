package dev.workflow.messaging;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Reports that something is gone once, and once that it is back, however many users try how often in between.
 */
public final class Outage {
    private static final System.Logger LOG = System.getLogger(Outage.class.getName());

    private final String what;
    private final Set<Object> affected = new HashSet<>();
    private long sinceNanos;

    /** @param what begins the log lines: "The message broker amqp://…" or "Sending the outbox" */
    public Outage(String what) {
        this.what = what;
    }

    /** A user failed. The first one is logged at WARNING with the root cause. */
    public synchronized void begin(Object user, Throwable cause) {
        if (affected.isEmpty()) {
            sinceNanos = System.nanoTime();
            LOG.log(Level.WARNING, "{0}: out of order ({1}); trying again until it works.", what, rootMessage(cause));
        }
        affected.add(user);
        LOG.log(Level.DEBUG, () -> what + ": failure of " + user, cause);
    }

    /** A user succeeded. Logged when it was the last one affected; does nothing for one that was not. */
    public synchronized void end(Object user) {
        if (affected.remove(user) && affected.isEmpty()) {
            LOG.log(Level.INFO, "{0}: in order again after {1} s.", what, secondsDown());
        }
    }

    /** A user will not try again. */
    public synchronized void forget(Object user) {
        affected.remove(user);
    }

    /** Whether anybody is affected now. */
    public synchronized boolean lasting() {
        return !affected.isEmpty();
    }

    private long secondsDown() {
        return Duration.ofNanos(System.nanoTime() - sinceNanos).toSeconds();
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? "" : ": " + root.getMessage();
        return root.getClass().getSimpleName() + message;
    }
}
