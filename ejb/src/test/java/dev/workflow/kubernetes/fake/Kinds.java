package dev.workflow.kubernetes.fake;

import dev.workflow.kubernetes.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kinds that the server serves. */
final class Kinds {

    static final Resource CONFIG_MAP = Resource.of("", "v1", "ConfigMap", "configmaps");
    static final Resource CORE_EVENT = Resource.of("", "v1", "Event", "events");
    static final Resource VOLUME = new Resource("", "v1", "PersistentVolume", "persistentvolumes", false);
    static final Resource ENDPOINT_SLICE = Resource.of("discovery.k8s.io", "v1", "EndpointSlice", "endpointslices");

    private static final List<Resource> ALWAYS = List.of(
            Resource.NAMESPACE,
            Resource.NODE,
            VOLUME,
            Resource.POD,
            Resource.SECRET,
            CONFIG_MAP,
            Resource.SERVICE,
            Resource.SERVICE_ACCOUNT,
            Resource.VOLUME_CLAIM,
            Resource.RESOURCE_QUOTA,
            Resource.LIMIT_RANGE,
            CORE_EVENT,
            Resource.EVENT,
            Resource.DEPLOYMENT,
            Resource.REPLICA_SET,
            Resource.of("apps", "v1", "StatefulSet", "statefulsets"),
            Resource.of("apps", "v1", "DaemonSet", "daemonsets"),
            Resource.JOB,
            Resource.of("batch", "v1", "CronJob", "cronjobs"),
            Resource.AUTOSCALER,
            Resource.NETWORK_POLICY,
            Resource.INGRESS,
            new Resource("networking.k8s.io", "v1", "IngressClass", "ingressclasses", false),
            new Resource("storage.k8s.io", "v1", "StorageClass", "storageclasses", false),
            new Resource("node.k8s.io", "v1", "RuntimeClass", "runtimeclasses", false),
            new Resource("scheduling.k8s.io", "v1", "PriorityClass", "priorityclasses", false),
            Resource.of("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets"),
            Resource.of("rbac.authorization.k8s.io", "v1", "Role", "roles"),
            Resource.of("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings"),
            new Resource("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles", false),
            new Resource("rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", "clusterrolebindings", false),
            Resource.of("coordination.k8s.io", "v1", "Lease", "leases"),
            ENDPOINT_SLICE);

    private static final Set<String> WITH_STATUS = Set.of(
            "namespaces",
            "nodes",
            "persistentvolumes",
            "pods",
            "services",
            "persistentvolumeclaims",
            "resourcequotas",
            "deployments.apps",
            "replicasets.apps",
            "statefulsets.apps",
            "daemonsets.apps",
            "jobs.batch",
            "cronjobs.batch",
            "horizontalpodautoscalers.autoscaling",
            "ingresses.networking.k8s.io",
            "poddisruptionbudgets.policy");

    private static final Set<String> WITH_GENERATION = Set.of(
            "pods",
            "deployments.apps",
            "replicasets.apps",
            "statefulsets.apps",
            "daemonsets.apps",
            "jobs.batch",
            "cronjobs.batch",
            "networkpolicies.networking.k8s.io",
            "ingresses.networking.k8s.io",
            "ingressclasses.networking.k8s.io",
            "poddisruptionbudgets.policy");

    private static final Set<String> SCALED = Set.of("deployments.apps", "replicasets.apps", "statefulsets.apps");

    private final Map<String, Resource> served = new LinkedHashMap<>();
    private final Set<String> own;

    Kinds() {
        ALWAYS.forEach(this::add);
        own = Set.copyOf(served.keySet());
    }

    synchronized void add(Resource resource) {
        served.put(key(resource.group(), resource.version(), resource.plural()), resource);
    }

    synchronized void remove(Resource resource) {
        served.remove(key(resource.group(), resource.version(), resource.plural()));
    }

    synchronized Optional<Resource> find(String group, String version, String plural) {
        return Optional.ofNullable(served.get(key(group, version, plural)));
    }

    synchronized Optional<Resource> ofKind(String apiVersion, String kind) {
        return served.values().stream()
                .filter(one -> one.apiVersion().equals(apiVersion) && one.kind().equals(kind))
                .findFirst();
    }

    synchronized List<Resource> all() {
        return List.copyOf(served.values());
    }

    /** Whether it is one that somebody added, as a CustomResourceDefinition does. */
    boolean custom(Resource resource) {
        return !own.contains(key(resource.group(), resource.version(), resource.plural()));
    }

    boolean hasStatus(Resource resource) {
        return custom(resource) || WITH_STATUS.contains(resource.toString());
    }

    boolean hasGeneration(Resource resource) {
        return custom(resource) || WITH_GENERATION.contains(resource.toString());
    }

    static boolean scaled(Resource resource) {
        return SCALED.contains(resource.toString());
    }

    private static String key(String group, String version, String plural) {
        return group + "/" + version + "/" + plural;
    }
}
