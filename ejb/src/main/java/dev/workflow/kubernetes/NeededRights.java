package dev.workflow.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the platform does in the cluster, as verbs on resources. The chart's roles give these. */
final class NeededRights {

    private static final List<String> READ = List.of("get", "list");
    private static final List<String> WATCH = List.of("get", "list", "watch");
    private static final List<String> OWN = List.of("get", "list", "watch", "create", "patch", "delete");

    /** Of a server that collects what apps print. */
    static final List<Need> TO_COLLECT = List.of(of(Resource.POD, WATCH), part(Resource.POD, "log", List.of("get")));

    /** Of one that runs apps. */
    static final List<Need> ALL = List.of(
            of(Resource.NAMESPACE, OWN),
            of(Resource.NODE, READ),
            of(Resource.POD, List.of("get", "list", "watch", "delete")),
            of(Resource.SECRET, OWN),
            of(Resource.SERVICE, OWN),
            of(Resource.VOLUME_CLAIM, OWN),
            of(Resource.RESOURCE_QUOTA, OWN),
            of(Resource.LIMIT_RANGE, OWN),
            of(Resource.EVENT, READ),
            of(Resource.DEPLOYMENT, OWN),
            of(Resource.REPLICA_SET, List.of("get", "list", "watch", "delete")),
            of(Resource.JOB, OWN),
            of(Resource.AUTOSCALER, OWN),
            of(Resource.NETWORK_POLICY, OWN),
            of(Resource.INGRESS, OWN),
            of(Resource.GATEWAY, OWN),
            of(Resource.HTTP_ROUTE, OWN),
            of(Resource.ISSUER, OWN),
            of(Resource.CERTIFICATE, OWN),
            part(Resource.POD, "log", List.of("get")),
            // Servers ask for create where a WebSocket is opened since 1.35, for get before.
            part(Resource.POD, "exec", List.of("get", "create")));

    private NeededRights() {}

    /**
     * @param resource of which the server must know the kind for the right to be needed; empty for a part of a core one
     * @param name as in a role
     */
    record Need(Optional<Resource> resource, String group, String name, List<String> verbs) {

        /** How a rule may name it. */
        Set<String> plurals() {
            int slash = name.indexOf('/');
            return slash < 0 ? Set.of("*", plural()) : Set.of("*", name, "*" + name.substring(slash));
        }

        private String plural() {
            return resource.map(Resource::plural).orElse(name);
        }
    }

    private static Need of(Resource resource, List<String> verbs) {
        return new Need(Optional.of(resource), resource.group(), resource.toString(), verbs);
    }

    private static Need part(Resource resource, String part, List<String> verbs) {
        return new Need(Optional.empty(), resource.group(), resource.plural() + "/" + part, verbs);
    }
}
