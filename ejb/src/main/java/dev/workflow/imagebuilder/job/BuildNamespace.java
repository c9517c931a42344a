package dev.workflow.imagebuilder.job;

import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.kubernetes.ClusterProblem.Kind;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import java.util.Map;

/** Where builds run: the platform's own namespace, which is not there when the platform runs outside of the cluster. */
record BuildNamespace(Cluster cluster, String name) {

    /** Walls its builds in, and makes it when it is missing. */
    void prepare(KubernetesObject policy) {
        try {
            cluster.apply(Resource.NETWORK_POLICY, policy);
        } catch (ClusterProblem missing) {
            if (missing.kind() != Kind.NOT_FOUND) {
                throw missing;
            }
            make();
            cluster.apply(Resource.NETWORK_POLICY, policy);
        }
    }

    /** Without the label of apps: nobody may take it for one's place. */
    private void make() {
        try {
            cluster.create(
                    Resource.NAMESPACE,
                    KubernetesObject.of(
                            Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", name))));
        } catch (ClusterProblem meanwhile) {
            if (meanwhile.kind() != Kind.ALREADY_EXISTS) {
                throw meanwhile;
            }
        }
    }
}
