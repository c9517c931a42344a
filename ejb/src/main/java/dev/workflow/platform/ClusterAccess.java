package dev.workflow.platform;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import dev.workflow.kubernetes.ApiCluster;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The Kubernetes cluster that this server works in. Connects when it is first asked something. */
@ApplicationScoped
public class ClusterAccess {

    @Inject
    Components components;

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.kubeconfig")
    Optional<String> kubeconfig;

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.qps", defaultValue = "50")
    int qps;

    @Produces
    @ApplicationScoped
    public Cluster cluster() {
        ClusterSettings settings = ClusterSettings.of(kubeconfig.map(Path::of), qps);
        boolean writes = components.runAny(Set.of(Component.CONTROLLER, Component.WORKER));
        return ApiCluster.open(writes ? settings : settings.reading());
    }

    public void close(@Disposes Cluster cluster) {
        cluster.close();
    }
}
