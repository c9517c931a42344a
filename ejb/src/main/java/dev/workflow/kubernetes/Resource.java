package dev.workflow.kubernetes;

/**
 * A kind of object, as the API addresses it.
 *
 * @param group empty for the core group
 * @param plural as in paths
 * @param namespaced whether its objects live in a namespace
 */
public record Resource(String group, String version, String kind, String plural, boolean namespaced) {

    public static final Resource NAMESPACE = new Resource("", "v1", "Namespace", "namespaces", false);
    public static final Resource NODE = new Resource("", "v1", "Node", "nodes", false);
    public static final Resource POD = core("Pod", "pods");
    public static final Resource SECRET = core("Secret", "secrets");
    public static final Resource SERVICE = core("Service", "services");
    public static final Resource SERVICE_ACCOUNT = core("ServiceAccount", "serviceaccounts");
    public static final Resource VOLUME_CLAIM = core("PersistentVolumeClaim", "persistentvolumeclaims");
    public static final Resource RESOURCE_QUOTA = core("ResourceQuota", "resourcequotas");
    public static final Resource LIMIT_RANGE = core("LimitRange", "limitranges");
    public static final Resource EVENT = of("events.k8s.io", "v1", "Event", "events");
    public static final Resource DEPLOYMENT = of("apps", "v1", "Deployment", "deployments");
    public static final Resource REPLICA_SET = of("apps", "v1", "ReplicaSet", "replicasets");
    public static final Resource JOB = of("batch", "v1", "Job", "jobs");
    public static final Resource AUTOSCALER =
            of("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers");
    public static final Resource NETWORK_POLICY = of("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies");
    public static final Resource INGRESS = of("networking.k8s.io", "v1", "Ingress", "ingresses");
    public static final Resource GATEWAY = of("gateway.networking.k8s.io", "v1", "Gateway", "gateways");
    public static final Resource HTTP_ROUTE = of("gateway.networking.k8s.io", "v1", "HTTPRoute", "httproutes");
    public static final Resource ISSUER = of("cert-manager.io", "v1", "Issuer", "issuers");
    public static final Resource CERTIFICATE = of("cert-manager.io", "v1", "Certificate", "certificates");
    public static final Resource POD_METRICS = of("metrics.k8s.io", "v1beta1", "PodMetrics", "pods");

    private static Resource core(String kind, String plural) {
        return of("", "v1", kind, plural);
    }

    /** A kind whose objects live in namespaces. */
    public static Resource of(String group, String version, String kind, String plural) {
        return new Resource(group, version, kind, plural, true);
    }

    /** As in an object's {@code apiVersion}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    @Override
    public String toString() {
        return group.isEmpty() ? plural : plural + "." + group;
    }
}
