package dev.workflow.network.kubernetes;

import dev.workflow.kubernetes.Resource;
import dev.workflow.network.NetworkSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes routes as objects. The Gateway API takes 16 names and 32 listeners in one route: an app with more of them gets
 * several objects, each for some of the names and the listeners that answer these.
 */
final class RouteParts {

    private static final int MOST_NAMES = 16;
    private static final int MOST_PARENTS = 32;

    private final Rendering rendering;
    private final Map<String, String> labels;
    private final Set<String> taken;

    /** @param taken names of the app's own routes, which no other object may get */
    RouteParts(Rendering rendering, Map<String, String> labels, Set<String> taken) {
        this.rendering = rendering;
        this.labels = labels;
        this.taken = new HashSet<>(taken);
    }

    /**
     * A route that hangs nowhere is not written.
     *
     * @param own whether it is a route of the user's, which gets just that name
     * @param hostnames empty where there is no such field
     */
    void add(
            Resource resource,
            String name,
            boolean own,
            Optional<List<String>> hostnames,
            List<NetworkSpec.Parent> parents,
            List<Map<String, Object>> rules) {
        List<List<String>> someNames = split(hostnames.orElse(List.of()), MOST_NAMES);
        int part = 1;
        for (List<String> names : someNames) {
            List<NetworkSpec.Parent> answering = someNames.size() == 1
                    ? parents
                    : parents.stream().filter(parent -> answers(parent, names)).toList();
            for (List<NetworkSpec.Parent> some : split(answering, MOST_PARENTS)) {
                if (!some.isEmpty()) {
                    Map<String, Object> content = new LinkedHashMap<>();
                    content.put(
                            "parentRefs", some.stream().map(ParentReference::of).toList());
                    hostnames.ifPresent(given -> content.put("hostnames", names));
                    content.put("rules", rules);
                    rendering.add(
                            resource,
                            Map.of("name", free(name, own, part++), "labels", labels),
                            Map.of("spec", content));
                }
            }
        }
    }

    /** One empty part of nothing. */
    private static <T> List<List<T>> split(List<T> all, int most) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size() || from == 0; from += most) {
            parts.add(all.subList(from, Math.min(all.size(), from + most)));
        }
        return parts;
    }

    private static boolean answers(NetworkSpec.Parent parent, List<String> names) {
        return parent.listener()
                .hostname()
                .map(host -> names.stream().anyMatch(name -> covers(host, name)))
                .orElse(true);
    }

    private static boolean covers(String host, String name) {
        return host.equals(name) || host.startsWith("*.") && name.endsWith(host.substring(1));
    }

    private String free(String name, boolean own, int part) {
        String wanted = part == 1 ? name : name + "-part-" + part;
        if (own && part == 1) {
            return wanted;
        }
        while (!taken.add(wanted)) {
            wanted += "-x";
        }
        return wanted;
    }
}
