package dev.workflow.network.kubernetes;

import dev.workflow.gateway.GatewayProtocol;
import dev.workflow.kubernetes.Resource;
import dev.workflow.network.NetworkSpec;
import dev.workflow.process.ProcessType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Routes from listeners to services (kubernetes.md §6). An app whose traffic is switched off has none, of no kind. */
final class RouteObjects {

    private static final int HTTP_PORT = 80;

    private static final Map<String, Object> REDIRECT = Map.of(
            "filters",
            List.of(Map.of(
                    "type",
                    "RequestRedirect",
                    "requestRedirect",
                    new LinkedHashMap<>(Map.of("scheme", "https", "port", 443, "statusCode", 301)))));

    private final NetworkSpec spec;
    private final Rendering rendering;
    private final RouteParts parts;

    private RouteObjects(NetworkSpec spec, Rendering rendering) {
        this.spec = spec;
        this.rendering = rendering;
        this.parts = new RouteParts(
                rendering,
                Labels.of(spec.app()),
                spec.routes().stream().map(NetworkSpec.Route::name).collect(Collectors.toSet()));
    }

    static void render(NetworkSpec spec, Dialect dialect, Rendering rendering) {
        if (!spec.routable()) {
            return;
        }
        RouteObjects routes = new RouteObjects(spec, rendering);
        for (NetworkSpec.Route route : spec.routes()) {
            Optional<Resource> resource = dialect.route(route.kind());
            if (resource.isPresent()) {
                routes.render(resource.get(), route);
            } else {
                rendering.complain("route " + route.name() + " is not made, because this cluster does not know "
                        + route.kind().wire() + ": its operator installs a newer Gateway API, or its experimental"
                        + " channel");
            }
        }
    }

    private void render(Resource resource, NetworkSpec.Route route) {
        switch (route.kind()) {
            case HTTP -> http(resource, route);
            case TLS -> tls(resource, route);
            case TCP, UDP -> parts.add(resource, route.name(), true, Optional.empty(), route.parents(), route.rules());
        }
    }

    private void tls(Resource resource, NetworkSpec.Route route) {
        List<String> names = names(route.hosts());
        if (names.isEmpty()) {
            rendering.complain("route " + route.name() + " leads nowhere: a TLSRoute needs a domain of process type "
                    + route.type() + "; add one with domains:add");
        } else {
            parts.add(resource, route.name(), true, Optional.of(names), route.parents(), route.rules());
        }
    }

    /**
     * Where https is enforced plain http leads to https, and the route itself hangs on all other ports. Without a name
     * that has TLS there is nothing to lead to, and it means nothing.
     */
    private void http(Resource resource, NetworkSpec.Route route) {
        List<NetworkSpec.Host> secure =
                route.hosts().stream().filter(host -> host.secret().isPresent()).toList();
        boolean enforced = spec.httpsEnforced()
                && !secure.isEmpty()
                && route.parents().stream().anyMatch(parent -> parent.listener().protocol() == GatewayProtocol.HTTPS);
        Map<Boolean, List<NetworkSpec.Parent>> parents =
                route.parents().stream().collect(Collectors.partitioningBy(parent -> enforced && isPlain(parent)));
        parts.add(resource, route.name(), true, Optional.of(hostnames(route)), parents.get(false), route.rules());
        if (enforced) {
            parts.add(
                    resource,
                    route.name() + "-https-redirect",
                    false,
                    Optional.of(names(secure)),
                    parents.get(true),
                    List.of(REDIRECT));
        }
    }

    private static boolean isPlain(NetworkSpec.Parent parent) {
        return parent.listener().protocol() == GatewayProtocol.HTTP
                && parent.listener().port() == HTTP_PORT;
    }

    /** Without domains every name will do; with some the app's own goes on leading to its web processes. */
    private List<String> hostnames(NetworkSpec.Route route) {
        List<String> names = new ArrayList<>(names(route.hosts()));
        if (!names.isEmpty() && route.type().equals(ProcessType.WEB) && !names.contains(spec.ownHost())) {
            names.add(spec.ownHost());
        }
        return names;
    }

    private static List<String> names(List<NetworkSpec.Host> hosts) {
        return hosts.stream().map(NetworkSpec.Host::name).toList();
    }
}
