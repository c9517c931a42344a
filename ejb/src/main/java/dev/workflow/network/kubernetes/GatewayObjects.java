package dev.workflow.network.kubernetes;

import dev.workflow.gateway.Listener;
import dev.workflow.kubernetes.Resource;
import dev.workflow.network.NetworkSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gateways with the listeners that the API shows (kubernetes.md §6). */
final class GatewayObjects {

    private GatewayObjects() {}

    static void render(NetworkSpec spec, Dialect dialect, Rendering rendering) {
        for (NetworkSpec.Gateway gateway : spec.gateways()) {
            if (!gateway.listeners().isEmpty()) {
                Map<String, Object> metadata = new LinkedHashMap<>();
                metadata.put("name", gateway.name());
                metadata.put("labels", Labels.of(spec.app()));
                if (IssuerObjects.wanted(spec, dialect)) {
                    metadata.put(
                            "annotations",
                            Map.of("cert-manager.io/issuer", spec.app().value()));
                }
                Map<String, Object> content = new LinkedHashMap<>();
                content.put("gatewayClassName", dialect.settings().gatewayClass());
                content.put(
                        "listeners",
                        gateway.listeners().stream()
                                .map(GatewayObjects::listener)
                                .toList());
                rendering.add(Resource.GATEWAY, metadata, Map.of("spec", content));
            }
        }
    }

    private static Map<String, Object> listener(Listener listener) {
        Map<String, Object> rendered = new LinkedHashMap<>();
        rendered.put("name", listener.name());
        rendered.put("port", listener.port());
        rendered.put("protocol", listener.protocol().name());
        listener.hostname().ifPresent(name -> rendered.put("hostname", name));
        rendered.put("allowedRoutes", Map.of("namespaces", Map.of("from", "All")));
        listener.secret()
                .ifPresent(name -> rendered.put(
                        "tls", Map.of("certificateRefs", List.of(Map.of("kind", "Secret", "name", name)))));
        return rendered;
    }
}
