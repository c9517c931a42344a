package dev.workflow.platform;

import dev.workflow.component.EngineChoice;
import dev.workflow.database.Installation;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.network.AppNetwork;
import dev.workflow.network.kubernetes.KubernetesNetwork;
import dev.workflow.network.kubernetes.NetworkSettings;
import dev.workflow.network.local.LocalNetwork;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who leads to apps from outside of this server: the cluster that runs them, or nobody. */
@ApplicationScoped
public class Networking {

    @Inject
    EngineChoice choice;

    @EJB
    Installation installation;

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.gateway.class")
    Optional<String> gatewayClass;

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.ingress.class")
    Optional<String> ingressClass;

    @Inject
    Cluster cluster;

    @Produces
    @ApplicationScoped
    public AppNetwork network() {
        if (!choice.kubernetes()) {
            return new LocalNetwork();
        }
        NetworkSettings settings = new NetworkSettings(gatewayClass.orElse(""), ingressClass.orElse(""));
        return new KubernetesNetwork(cluster, settings, installation.id());
    }
}
