package dev.workflow.imagebuilder.job;

import dev.workflow.kubernetes.KubernetesObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where builds may connect to: names, the public internet, and the registry and the object storage. Those that are named
 * by address are opened by address; those in the platform's namespace by the labels of their pods, since a rule cannot hold a name.
 */
final class NetworkObject {

    private static final String NAME = "imagebuilder-networkpolicy";
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private static final List<String> INSIDE =
            List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10", "127.0.0.0/8");
    private static final List<String> INSIDE_6 = List.of("fc00::/7", "fe80::/10", "::1/128");

    /** As the chart labels them. */
    private static final Map<String, Object> PARTS =
            Map.of("key", "app.kubernetes.io/component", "operator", "In", "values", List.of("registry", "storage"));

    private NetworkObject() {}

    /** @param places the addresses of the registry and the object storage, as pods reach them */
    static KubernetesObject of(String namespace, List<URI> places) {
        List<Map<String, Object>> egress = new ArrayList<>(List.of(
                Map.of("ports", List.of(port("UDP", 53), port("TCP", 53))),
                Map.of("to", List.of(block("0.0.0.0/0", INSIDE), block("::/0", INSIDE_6))),
                Map.of("to", List.of(Map.of("podSelector", Map.of("matchExpressions", List.of(PARTS)))))));
        places.stream()
                .filter(NetworkObject::byAddress)
                .map(NetworkObject::place)
                .forEach(egress::add);
        return KubernetesObject.of(Map.of(
                "apiVersion",
                "networking.k8s.io/v1",
                "kind",
                "NetworkPolicy",
                "metadata",
                BuildLabels.metadata(namespace, NAME, Map.of()),
                "spec",
                Map.of(
                        "podSelector",
                        Map.of("matchLabels", Map.of(BuildLabels.APP, BuildLabels.BUILDER)),
                        "policyTypes",
                        List.of("Ingress", "Egress"),
                        "egress",
                        egress)));
    }

    private static boolean byAddress(URI place) {
        return place.getHost() != null && place.getHost().matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    private static Map<String, Object> place(URI place) {
        int usual = "https".equals(place.getScheme()) ? HTTPS : HTTP;
        int port = place.getPort() < 0 ? usual : place.getPort();
        return Map.of("to", List.of(block(place.getHost() + "/32", List.of())), "ports", List.of(port("TCP", port)));
    }

    private static Map<String, Object> block(String range, List<String> without) {
        return Map.of("ipBlock", without.isEmpty() ? Map.of("cidr", range) : Map.of("cidr", range, "except", without));
    }

    private static Map<String, Object> port(String protocol, int port) {
        return Map.of("protocol", protocol, "port", port);
    }
}
