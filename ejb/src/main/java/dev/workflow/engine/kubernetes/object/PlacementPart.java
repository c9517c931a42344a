package dev.workflow.engine.kubernetes.object;

import dev.workflow.app.AppName;
import dev.workflow.process.ProcessType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where pods may run, and how those of a type spread. */
final class PlacementPart {

    /** The first minor that can; older ones forget the field. */
    private static final int COUNTS_ROLLOUTS = 27;

    private PlacementPart() {}

    /** Only on machines with all these labels. */
    static Map<String, Object> affinity(Map<String, String> tags) {
        List<Map<String, Object>> expressions = new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> Map.<String, Object>of(
                                "key", tag.getKey(), "operator", "In", "values", List.of(tag.getValue())))
                        .toList();
        if (expressions.isEmpty()) {
            return Map.of();
        }
        Object terms = Map.of("nodeSelectorTerms", List.of(Map.of("matchExpressions", expressions)));
        return Map.of("nodeAffinity", Map.of("requiredDuringSchedulingIgnoredDuringExecution", terms));
    }

    /**
     * Over zones, then over machines, as even as may be; upstream's rule looks for pods that do not exist. Those of one
     * rollout are counted by themselves, or the old ones would push the new ones together.
     */
    static List<Map<String, Object>> spread(ClusterLayout layout, AppName app, ProcessType type) {
        List<String> keys = layout.minor() >= COUNTS_ROLLOUTS ? List.of("pod-template-hash") : List.of();
        return Stream.of("topology.kubernetes.io/zone", "kubernetes.io/hostname")
                .map(topology -> spread(topology, ObjectLabels.of(app, type), keys))
                .toList();
    }

    private static Map<String, Object> spread(String topology, Map<String, String> labels, List<String> keys) {
        return Fields.of("topologyKey", topology)
                .with("maxSkew", 1)
                .with("whenUnsatisfiable", "ScheduleAnyway")
                .with("labelSelector", Map.of("matchLabels", labels))
                .with("matchLabelKeys", keys)
                .map();
    }
}
