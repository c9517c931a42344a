package dev.workflow.volume;

import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A change of where a volume is mounted.
 *
 * @param paths by process type; empty to unmount. In the form the ledger stores: a removed path is an empty text
 */
public record PathChange(Map<String, String> paths) {

    public PathChange {
        paths = Map.copyOf(paths);
    }

    /** Reads what a request holds: a path, or null to unmount. */
    public static PathChange parse(Map<String, ?> given) {
        Map<String, String> paths = new LinkedHashMap<>();
        given.forEach((type, path) ->
                paths.put(type(type), path == null ? "" : MountPath.parse(path).value()));
        return new PathChange(paths);
    }

    private static String type(String text) {
        try {
            return new ProcessType(text).value();
        } catch (Problem invalid) {
            throw MountPath.array(invalid.getMessage());
        }
    }

    /** The paths after the change. */
    public Map<String, String> applied(Map<String, String> before) {
        Map<String, String> after = new LinkedHashMap<>(before);
        paths.forEach((type, path) -> {
            if (path.isEmpty()) {
                after.remove(type);
            } else {
                after.put(type, path);
            }
        });
        return after;
    }

    public Set<String> types() {
        return paths.keySet();
    }

    /** A path of the change that another volume has for the same process type. */
    Optional<String> taken(Map<String, String> others) {
        return paths.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty() && entry.getValue().equals(others.get(entry.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
