package dev.workflow.platform;

import dev.workflow.engine.kubernetes.MatchingNodes;
import dev.workflow.engine.kubernetes.object.AppObjects;
import dev.workflow.engine.kubernetes.object.ClusterLayout;
import dev.workflow.engine.kubernetes.object.PlatformRegistry;
import dev.workflow.engine.kubernetes.object.SecurityProfile;
import dev.workflow.kubernetes.Cluster;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How the operator wants apps to live in the cluster. */
@ApplicationScoped
public class ClusterLayoutSettings {

    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration SETTLE = Duration.ofSeconds(3);
    private static final int VOLUME_GROUP = 2000;

    @Inject
    Cluster cluster;

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.namespace", defaultValue = "workflow")
    String namespace;

    @Inject
    @ConfigProperty(name = "workflow.registry.url")
    URI registry;

    /** By which the nodes know the platform's registry, when it is not its own address. */
    @Inject
    @ConfigProperty(name = "workflow.kubernetes.registry")
    Optional<String> registryOfNodes;

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.security", defaultValue = "restricted")
    String security;

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.storage.class")
    Optional<String> storageClass;

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.runtime.class")
    Optional<String> runtimeClass;

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.dns.policy")
    Optional<String> dnsPolicy;

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.nfs", defaultValue = "false")
    boolean nfs;

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.network.policies", defaultValue = "true")
    boolean policies;

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.network.sources")
    Optional<Words> sources;

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.network.source.ranges")
    Optional<Words> sourceRanges;

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.network.blocked")
    Optional<Words> blocked;

    /** {@code pods=100,requests.memory=64Gi} */
    @Inject
    @ConfigProperty(name = "workflow.kubernetes.quota")
    Optional<Words> quota;

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.limit.per.container")
    Optional<Words> mostPerContainer;

    private MatchingNodes nodes;

    @PostConstruct
    void create() {
        nodes = new MatchingNodes(cluster);
    }

    /** Asks the cluster for its version when it is not connected yet. */
    public AppObjects objects() {
        return new AppObjects(layout(), nodes);
    }

    private PlatformRegistry registry() {
        String servers = registry.getAuthority();
        return new PlatformRegistry(servers, registryOfNodes.orElse(servers));
    }

    public ClusterLayout layout() {
        return new ClusterLayout(
                namespace,
                cluster.capabilities().minor(),
                registry(),
                SecurityProfile.parse(security),
                storageClass.orElse(""),
                runtimeClass.orElse(""),
                dnsPolicy.orElse(""),
                nfs,
                DRAIN,
                SETTLE,
                VOLUME_GROUP,
                new ClusterLayout.Network(
                        policies,
                        sources.orElse(Words.NONE).unique(),
                        sourceRanges.orElse(Words.NONE).all(),
                        blocked.orElse(Words.NONE).all()),
                new ClusterLayout.Quota(quantities(quota), quantities(mostPerContainer)));
    }

    /** Of entries {@code name=quantity}. */
    private static Map<String, String> quantities(Optional<Words> entries) {
        Map<String, String> quantities = new LinkedHashMap<>();
        for (String entry : entries.orElse(Words.NONE).all()) {
            int equal = entry.indexOf('=');
            if (equal < 1) {
                throw new IllegalArgumentException("\"" + entry + "\" is no quota: write pods=100");
            }
            quantities.put(
                    entry.substring(0, equal).strip(),
                    entry.substring(equal + 1).strip());
        }
        return quantities;
    }
}
