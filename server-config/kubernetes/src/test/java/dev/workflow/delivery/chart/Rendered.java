package dev.workflow.delivery.chart;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The objects of a rendered chart, and ways into them. */
record Rendered(List<Map<String, Object>> objects) {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");

    List<Map<String, Object>> all(String kind) {
        return objects.stream()
                .filter(object -> kind.equals(object.get("kind")))
                .toList();
    }

    Map<String, Object> one(String kind, String name) {
        return all(kind).stream()
                .filter(object -> name.equals(name(object)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    List<Map<String, Object>> workloads() {
        return objects.stream()
                .filter(object -> WORKLOADS.contains(object.get("kind")))
                .toList();
    }

    static String name(Map<String, Object> object) {
        return (String) at(object, "metadata", "name");
    }

    /** What the pods of a workload look like. */
    static Map<String, Object> pod(Map<String, Object> workload) {
        return map(workload, "spec", "template", "spec");
    }

    static Map<String, Object> podLabels(Map<String, Object> workload) {
        return map(workload, "spec", "template", "metadata", "labels");
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Map<String, Object> object, String... path) {
        Object found = at(object, path);
        return found == null ? List.of() : (List<Map<String, Object>>) found;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Map<String, Object> object, String... path) {
        Object found = at(object, path);
        return found == null ? Map.of() : (Map<String, Object>) found;
    }

    @SuppressWarnings("unchecked")
    static Object at(Map<String, Object> object, String... path) {
        Object here = object;
        for (String step : path) {
            here = here == null ? null : ((Map<String, Object>) here).get(step);
        }
        return here;
    }

    static Map<String, Object> container(Map<String, Object> workload) {
        return list(pod(workload), "containers").get(0);
    }

    /** The plain value of a variable of the first container; empty when it has none. */
    static String variable(Map<String, Object> workload, String name) {
        return list(container(workload), "env").stream()
                .filter(entry -> name.equals(entry.get("name")))
                .map(entry -> String.valueOf(entry.getOrDefault("value", "")))
                .findFirst()
                .orElse("");
    }
}
