package dev.workflow.kubernetes;

import dev.workflow.kubernetes.ClusterProblem.Kind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The servers that the platform works with. The oldest follows from what is used: server-side apply (stable since 1.22),
 * {@code autoscaling/v2} (1.23), deleting services together (1.23) and the pod security levels of a namespace (1.25). The
 * newest is the newest that the test suites were run against; what newer ones add is read and ignored.
 */
public final class SupportedVersions {

    /** Minors of version 1. */
    public static final int OLDEST = 25;

    public static final int NEWEST = 36;

    private static final Logger LOG = System.getLogger(SupportedVersions.class.getName());

    private SupportedVersions() {}

    /** @throws ClusterProblem UNAVAILABLE when the server is too old */
    public static void require(Capabilities server) {
        if (server.minor() < OLDEST) {
            throw new ClusterProblem(
                    Kind.UNAVAILABLE,
                    0,
                    "Kubernetes " + server.version() + " is too old: Workflow needs 1." + OLDEST + " or newer");
        }
        if (server.minor() > NEWEST) {
            LOG.log(
                    Level.WARNING,
                    "Kubernetes {0} is newer than 1.{1}, the newest that this version of Workflow was tested with",
                    server.version(),
                    NEWEST);
        }
    }
}
