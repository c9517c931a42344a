package dev.workflow.network.kubernetes;

import dev.workflow.gateway.GatewayProtocol;
import dev.workflow.kubernetes.Resource;
import dev.workflow.network.NetworkSpec;
import dev.workflow.process.ProcessType;
import dev.workflow.route.RouteKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Plain ingresses, where there is no Gateway API: one for each HTTP route that hangs somewhere. They share the
 * controller's ports 80 and 443, so only names tell apps apart, and much of what routes can do has no words there; what
 * has none is told and left out, never widened.
 */
final class IngressObjects {

    /** On which gateways of the app the ingress stands in for. */
    static final String GATEWAYS = "workflow/gateways";

    private final NetworkSpec spec;
    private final NetworkSettings settings;
    private final Rendering rendering;

    private IngressObjects(NetworkSpec spec, NetworkSettings settings, Rendering rendering) {
        this.spec = spec;
        this.settings = settings;
        this.rendering = rendering;
    }

    static void render(NetworkSpec spec, Dialect dialect, Rendering rendering) {
        if (spec.routable()) {
            IngressObjects ingresses = new IngressObjects(spec, dialect.settings(), rendering);
            spec.routes().stream().filter(route -> !route.parents().isEmpty()).forEach(ingresses::render);
            ingresses.complainOfRedirects();
        }
    }

    private void render(NetworkSpec.Route route) {
        if (route.kind() != RouteKind.HTTP) {
            inexpressible(route, "a " + route.kind().wire());
            return;
        }
        Set<Integer> ports = new LinkedHashSet<>();
        route.parents().forEach(parent -> ports.add(parent.listener().port()));
        ports.removeAll(List.of(80, 443));
        ports.forEach(port -> inexpressible(route, "port " + port));
        List<String> hosts = hosts(route);
        List<Map<String, Object>> paths = new IngressPaths(what -> inexpressible(route, what)).of(route.rules());
        if (hosts.isEmpty()) {
            rendering.complain("route " + route.name() + " leads nowhere: an Ingress needs a domain of process type "
                    + route.type() + "; add one with domains:add");
        } else if (!paths.isEmpty()) {
            add(route, hosts, paths);
        }
    }

    private void add(NetworkSpec.Route route, List<String> hosts, List<Map<String, Object>> paths) {
        Map<String, Object> content = new LinkedHashMap<>();
        if (!settings.ingressClass().isEmpty()) {
            content.put("ingressClassName", settings.ingressClass());
        }
        content.put(
                "rules",
                hosts.stream()
                        .map(host -> Map.of("host", host, "http", Map.of("paths", paths)))
                        .toList());
        List<Map<String, Object>> tls = tls(route);
        if (!tls.isEmpty()) {
            content.put("tls", tls);
        }
        String gateways = route.parents().stream()
                .map(NetworkSpec.Parent::gateway)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
        rendering.add(
                Resource.INGRESS,
                Map.of(
                        "name",
                        route.name(),
                        "labels",
                        Labels.of(spec.app()),
                        "annotations",
                        Map.of(GATEWAYS, gateways)),
                Map.of("spec", content));
    }

    /** A rule without a host would catch what is for other apps, so the app's own name stands in. */
    private List<String> hosts(NetworkSpec.Route route) {
        Set<String> hosts = new LinkedHashSet<>();
        route.hosts().forEach(host -> hosts.add(host.name()));
        if (route.type().equals(ProcessType.WEB)) {
            hosts.add(spec.ownHost());
        }
        return new ArrayList<>(hosts);
    }

    private static List<Map<String, Object>> tls(NetworkSpec.Route route) {
        Map<String, List<String>> names = new TreeMap<>();
        if (route.parents().stream().anyMatch(parent -> parent.listener().protocol() == GatewayProtocol.HTTPS)) {
            route.hosts().forEach(host -> host.secret()
                    .ifPresent(secret -> names.computeIfAbsent(secret, name -> new ArrayList<>())
                            .add(host.name())));
        }
        List<Map<String, Object>> tls = new ArrayList<>();
        names.forEach((secret, hosts) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("hosts", hosts);
            entry.put("secretName", secret);
            tls.add(entry);
        });
        return tls;
    }

    private void complainOfRedirects() {
        if (spec.httpsEnforced()) {
            rendering.complain("https is not enforced: an Ingress has no words for it. The operator of the platform can"
                    + " set it for the whole ingress controller, or install the Gateway API");
        }
    }

    private void inexpressible(NetworkSpec.Route route, String what) {
        rendering.complain("route " + route.name() + ": " + what
                + " is left out, because this cluster has no Gateway API and an Ingress has no words for it");
    }
}
