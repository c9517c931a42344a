package dev.workflow.log.cluster;

import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.kubernetes.ClusterProblem.Kind;
import dev.workflow.log.AppLogs;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what went wrong, and tells those it concerns. */
final class Losses {

    private static final Logger LOG = System.getLogger(Losses.class.getName());

    private final AppLogs logs;
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong unread = new AtomicLong();
    private final AtomicBoolean forbidden = new AtomicBoolean();

    Losses(AppLogs logs) {
        this.logs = logs;
    }

    /** A connection was lost; it is opened again. */
    void connection() {
        connections.incrementAndGet();
    }

    /** The pod is gone, and the connection was lost before its last line was seen. */
    void unread(Container container) {
        unread.incrementAndGet();
        logs.platform(
                container.app(),
                "WARNING the last lines of " + container.pod()
                        + " may be missing: the connection to the cluster was lost");
    }

    void refused(ClusterProblem problem) {
        if (problem.kind() == Kind.FORBIDDEN && forbidden.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, "What apps print cannot be collected: {0}", problem.getMessage());
        }
    }

    long connections() {
        return connections.get();
    }

    long pods() {
        return unread.get();
    }
}
