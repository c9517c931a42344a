package dev.workflow.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What changed between two configurations. */
public final class ConfigDiff {

    private final ConfigDocument before;
    private final ConfigDocument after;

    public ConfigDiff(ConfigDocument before, ConfigDocument after) {
        this.before = before;
        this.after = after;
    }

    public boolean isEmpty() {
        return before.equals(after);
    }

    /** The release summary: {@code ada added values PORT, changed limits web} (model.md §6 rule 2). */
    public String summary(String user) {
        List<String> parts = new ArrayList<>();
        for (ConfigField field : ConfigField.ALL) {
            Map<String, Object> old = before.field(field);
            Map<String, Object> now = after.field(field);
            part(parts, "added", field, now.keySet().stream().filter(key -> !old.containsKey(key)));
            part(
                    parts,
                    "changed",
                    field,
                    now.keySet().stream()
                            .filter(key -> old.containsKey(key) && !old.get(key).equals(now.get(key))));
            part(parts, "deleted", field, old.keySet().stream().filter(key -> !now.containsKey(key)));
        }
        return user + " " + String.join(", ", parts);
    }

    private static void part(List<String> parts, String verb, ConfigField field, java.util.stream.Stream<String> keys) {
        List<String> names = keys.toList();
        if (!names.isEmpty()) {
            parts.add(verb + " " + field.wire() + " " + String.join(", ", names));
        }
    }

    /** The process types to deploy; empty means all of them, because a field of the whole app changed. */
    public Set<String> types() {
        Set<String> types = new LinkedHashSet<>();
        for (ConfigField field : ConfigField.ALL) {
            if (!before.field(field).equals(after.field(field))) {
                if (!field.byType()) {
                    return Set.of();
                }
                types.addAll(differing(before.field(field), after.field(field)));
            }
        }
        return types;
    }

    private static Set<String> differing(Map<String, Object> old, Map<String, Object> now) {
        Set<String> keys = new LinkedHashSet<>(old.keySet());
        keys.addAll(now.keySet());
        keys.removeIf(key -> java.util.Objects.equals(old.get(key), now.get(key)));
        return keys;
    }
}
