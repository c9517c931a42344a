package dev.workflow.platform;

import dev.workflow.kubernetes.ApiCluster;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The Kubernetes cluster that this server works in. Connects when it is first asked something. */
@ApplicationScoped
public class ClusterAccess {

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.kubeconfig")
    Optional<String> kubeconfig;

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.qps", defaultValue = "50")
    int qps;

    @Produces
    @ApplicationScoped
    public Cluster cluster() {
        return ApiCluster.open(ClusterSettings.of(kubeconfig.map(Path::of), qps));
    }

    public void close(@Disposes Cluster cluster) {
        cluster.close();
    }
}
