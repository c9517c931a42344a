package dev.workflow.network.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Rules of a route as paths of an ingress.
 *
 * @param inexpressible told of each part that has no words there
 */
record IngressPaths(Consumer<String> inexpressible) {

    private static final Map<String, String> TYPES = Map.of("Exact", "Exact", "PathPrefix", "Prefix");
    private static final Set<String> RULE = Set.of("matches", "backendRefs", "name");
    private static final Set<String> MATCH = Set.of("path");

    List<Map<String, Object>> of(List<Map<String, Object>> rules) {
        List<Map<String, Object>> paths = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            rule("rule " + (i + 1), rules.get(i), paths);
        }
        return paths;
    }

    private void rule(String title, Map<String, Object> rule, List<Map<String, Object>> paths) {
        if (!RULE.containsAll(rule.keySet())) {
            inexpressible.accept(title + ", which does more than lead to a service,");
            return;
        }
        List<?> matches = rule.get("matches") instanceof List<?> given && !given.isEmpty() ? given : List.of(Map.of());
        backend(title, rule)
                .ifPresent(backend ->
                        matches.forEach(match -> path(title, (Map<?, ?>) match).ifPresent(path -> {
                            path.put("backend", backend);
                            paths.add(path);
                        })));
    }

    /** The only one that gets traffic. */
    private Optional<Map<String, Object>> backend(String title, Map<String, Object> rule) {
        List<Map<?, ?>> backends = new ArrayList<>();
        if (rule.get("backendRefs") instanceof List<?> given) {
            given.forEach(backend -> {
                if (backend instanceof Map<?, ?> map && weight(map) > 0) {
                    backends.add(map);
                }
            });
        }
        if (backends.size() != 1 || backends.get(0).containsKey("filters")) {
            inexpressible.accept(title + ", which leads not to one service only,");
            return Optional.empty();
        }
        Map<?, ?> backend = backends.get(0);
        return Optional.of(
                Map.of("service", Map.of("name", backend.get("name"), "port", Map.of("number", backend.get("port")))));
    }

    private static long weight(Map<?, ?> backend) {
        return backend.get("weight") instanceof Number weight ? weight.longValue() : 1;
    }

    private Optional<Map<String, Object>> path(String title, Map<?, ?> match) {
        Map<?, ?> path = match.get("path") instanceof Map<?, ?> given ? given : Map.of();
        String type = TYPES.get(path.containsKey("type") ? String.valueOf(path.get("type")) : "PathPrefix");
        if (type == null || !MATCH.containsAll(match.keySet())) {
            inexpressible.accept(title + ", which looks at more than the beginning of the path,");
            return Optional.empty();
        }
        Map<String, Object> rendered = new LinkedHashMap<>();
        rendered.put("path", path.containsKey("value") ? path.get("value") : "/");
        rendered.put("pathType", type);
        return Optional.of(rendered);
    }
}
