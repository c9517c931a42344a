package dev.workflow.network.kubernetes;

import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.kubernetes.ObjectCache;
import dev.workflow.kubernetes.Resource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** What is known of a kind without asking. A kind that the platform may not read is no reason to know nothing of others. */
final class KnownObjects {

    private static final Logger LOG = System.getLogger(KnownObjects.class.getName());

    private KnownObjects() {}

    /** Empty when it may not be read. */
    static Optional<ObjectCache> of(Cluster cluster, Resource kind) {
        try {
            return Optional.of(cluster.cache(kind));
        } catch (ClusterProblem problem) {
            if (problem.kind() != ClusterProblem.Kind.FORBIDDEN) {
                throw problem;
            }
            LOG.log(Level.DEBUG, "nothing is known of {0}: {1}", kind, problem.getMessage());
            return Optional.empty();
        }
    }
}
