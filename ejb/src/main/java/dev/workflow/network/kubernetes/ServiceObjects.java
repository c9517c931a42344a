package dev.workflow.network.kubernetes;

import dev.workflow.kubernetes.Resource;
import dev.workflow.network.NetworkSpec;
import dev.workflow.persistence.endpoint.ServicePort;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The ports of process types inside the cluster. */
final class ServiceObjects {

    private ServiceObjects() {}

    static void render(NetworkSpec spec, Rendering rendering) {
        for (NetworkSpec.Service service : spec.services()) {
            Map<String, String> selector = Labels.of(spec.app());
            selector.put("type", service.type().value());
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("type", "ClusterIP");
            content.put("selector", selector);
            content.put(
                    "ports", service.ports().stream().map(ServiceObjects::port).toList());
            rendering.add(
                    Resource.SERVICE,
                    Map.of("name", service.name(), "labels", Labels.of(spec.app())),
                    Map.of("spec", content));
        }
    }

    private static Map<String, Object> port(ServicePort port) {
        Map<String, Object> rendered = new LinkedHashMap<>();
        rendered.put("name", port.protocol().toLowerCase(Locale.ROOT) + "-" + port.port());
        rendered.put("port", port.port());
        rendered.put("protocol", port.protocol());
        rendered.put("targetPort", port.targetPort());
        return rendered;
    }
}
