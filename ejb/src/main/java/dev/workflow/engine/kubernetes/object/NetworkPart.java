package dev.workflow.engine.kubernetes.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Who may reach an app's pods and whom they may reach. One app reaches another only by its public address: neither its
 * pods nor its volumes' servers see what comes from a neighbour.
 */
final class NetworkPart {

    private static final String NAME = "kubernetes.io/metadata.name";

    /** Where clouds hand out their machines' secrets. */
    private static final List<String> METADATA = List.of("169.254.0.0/16", "fd00:ec2::254/128", "fe80::/10");

    private NetworkPart() {}

    static Fields of(ClusterLayout layout) {
        return Fields.none()
                .even("podSelector", Map.of())
                .with("policyTypes", List.of("Ingress", "Egress"))
                .with("ingress", List.of(Map.of("from", sources(layout))))
                .with("egress", List.of(Map.of("to", targets(layout))));
    }

    private static List<Object> sources(ClusterLayout layout) {
        List<Object> sources = new ArrayList<>();
        sources.add(Map.of("podSelector", Map.of()));
        if (layout.network().sources().isEmpty()) {
            sources.add(namespaces(ObjectLabels.HERITAGE, "NotIn", List.of(ObjectLabels.OURS)));
        } else {
            TreeSet<String> names = new TreeSet<>(layout.network().sources());
            names.add(layout.platformNamespace());
            sources.add(namespaces(NAME, "In", List.copyOf(names)));
        }
        layout.network().sourceRanges().forEach(range -> sources.add(range(range, List.of())));
        return sources;
    }

    /** Some networks know pods only by their labels and the rest of the world only by addresses: so both are said. */
    private static List<Object> targets(ClusterLayout layout) {
        List<String> blocked = new ArrayList<>(METADATA);
        blocked.addAll(layout.network().blocked());
        return List.of(
                namespaces(NAME, "NotIn", List.of(layout.platformNamespace())),
                range(
                        "0.0.0.0/0",
                        blocked.stream().filter(range -> !range.contains(":")).toList()),
                range(
                        "::/0",
                        blocked.stream().filter(range -> range.contains(":")).toList()));
    }

    private static Map<String, Object> namespaces(String label, String operator, List<String> values) {
        Object expression = Map.of("key", label, "operator", operator, "values", values);
        return Map.of("namespaceSelector", Map.of("matchExpressions", List.of(expression)));
    }

    private static Map<String, Object> range(String range, List<String> except) {
        return Map.of("ipBlock", Fields.of("cidr", range).with("except", except).map());
    }
}
