package dev.workflow.engine.kubernetes.object;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the operator wants apps to live in the cluster, and what the cluster can do.
 *
 * @param platformNamespace where the platform itself lives
 * @param minor the server's, the 36 of v1.36.2
 * @param storageClass of volumes; empty for the cluster's default
 * @param runtimeClass of pods; empty for the cluster's default
 * @param dnsPolicy of pods; empty for the cluster's default
 * @param nfs whether pods may mount NFS servers that tenants name. The node does it, so it is the node that such a server
 *     talks with; Kubernetes' restricted standard forbids it
 * @param drain how long a routable process goes on after it was taken out of traffic, before it is asked to stop
 * @param settle how long a process without a readiness probe must stay up to count as ready
 * @param volumeGroup number of the group that volumes are given to, so that processes of any user can write to them
 */
public record ClusterLayout(
        String platformNamespace,
        int minor,
        PlatformRegistry registry,
        SecurityProfile security,
        String storageClass,
        String runtimeClass,
        String dnsPolicy,
        boolean nfs,
        Duration drain,
        Duration settle,
        int volumeGroup,
        Network network,
        Quota quota) {

    /** For a cluster of whose settings nothing was said. */
    public static ClusterLayout plain(int minor) {
        return new ClusterLayout(
                "workflow",
                minor,
                PlatformRegistry.NONE,
                SecurityProfile.RESTRICTED,
                "",
                "",
                "",
                false,
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                2000,
                new Network(true, Set.of(), List.of(), List.of()),
                Quota.NONE);
    }

    /**
     * Who may talk with whom.
     *
     * @param policies whether apps get a network policy at all
     * @param sources namespaces whose pods may reach apps besides the app's own and the platform's: those of the gateways
     *     and ingress controllers. Empty for every namespace that is not an app's
     * @param sourceRanges addresses that may, too, as {@code 10.0.0.0/8}: of nodes whose ingress controllers have no
     *     network of their own
     * @param blocked addresses that apps may not reach, besides those that clouds tell secrets at
     */
    public record Network(boolean policies, Set<String> sources, List<String> sourceRanges, List<String> blocked) {
        public Network {
            sources = Set.copyOf(sources);
            sourceRanges = List.copyOf(sourceRanges);
            blocked = List.copyOf(blocked);
        }
    }

    /**
     * What one app may have, by Kubernetes' names and quantities.
     *
     * @param hard of a ResourceQuota, {@code pods} to 100; empty for none
     * @param mostPerContainer of a LimitRange, {@code memory} to 8Gi; empty for none
     */
    public record Quota(Map<String, String> hard, Map<String, String> mostPerContainer) {

        public static final Quota NONE = new Quota(Map.of(), Map.of());

        public Quota {
            hard = Map.copyOf(hard);
            mostPerContainer = Map.copyOf(mostPerContainer);
        }
    }
}
