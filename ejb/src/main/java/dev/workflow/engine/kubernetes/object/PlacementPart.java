package dev.workflow.engine.kubernetes.object;

import dev.workflow.app.AppName;
import dev.workflow.process.ProcessType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where pods may run, and how those of a type spread. */
final class PlacementPart {

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
    static List<Map<String, Object>> spread(AppName app, ProcessType type) {
        return List.of(spread("topology.kubernetes.io/zone", app, type), spread("kubernetes.io/hostname", app, type));
    }

    private static Map<String, Object> spread(String topology, AppName app, ProcessType type) {
        return Fields.of("topologyKey", topology)
                .with("maxSkew", 1)
                .with("whenUnsatisfiable", "ScheduleAnyway")
                .with("labelSelector", Map.of("matchLabels", ObjectLabels.of(app, type)))
                .with("matchLabelKeys", List.of("pod-template-hash"))
                .map();
    }
}
