package dev.workflow.web.gateway;

import dev.workflow.gateway.GatewayView;
import dev.workflow.gateway.Listener;
import dev.workflow.network.GatewayAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The closed field set of a gateway (api.md §15). Addresses are known to a cluster only. */
public record GatewayWire(
        String app,
        String owner,
        String name,
        List<Map<String, Object>> listeners,
        List<Map<String, Object>> addresses) {

    static GatewayWire of(String app, GatewayView view, List<GatewayAddress> addresses) {
        List<Map<String, Object>> listeners =
                view.listeners().stream().map(GatewayWire::listener).toList();
        return new GatewayWire(
                app,
                view.owner(),
                view.name(),
                listeners,
                addresses.stream().map(GatewayWire::address).toList());
    }

    private static Map<String, Object> address(GatewayAddress address) {
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("type", address.type());
        wire.put("value", address.value());
        return wire;
    }

    /** As the Gateway API writes it: what does not apply is not there. */
    private static Map<String, Object> listener(Listener listener) {
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("allowedRoutes", Map.of("namespaces", Map.of("from", "All")));
        wire.put("name", listener.name());
        wire.put("port", listener.port());
        listener.hostname().ifPresent(hostname -> wire.put("hostname", hostname));
        wire.put("protocol", listener.protocol().name());
        listener.secret().ifPresent(secret -> wire.put("tls", Map.of("certificateRefs", List.of(reference(secret)))));
        return wire;
    }

    private static Map<String, Object> reference(String secret) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("kind", "Secret");
        reference.put("name", secret);
        return reference;
    }
}
