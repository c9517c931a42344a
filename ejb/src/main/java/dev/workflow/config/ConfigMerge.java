package dev.workflow.config;

import dev.workflow.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lays a request over a configuration: null removes, everything else is checked and set (api.md §4.1). */
final class ConfigMerge {

    private ConfigMerge() {}

    /** @param request fields by their wire names; unknown fields are not looked at */
    static ConfigDocument merge(ConfigDocument base, Map<String, ?> request, StructureLookup structure) {
        ConfigDocument merged = base;
        for (ConfigField field : ConfigField.ALL) {
            Object sent = request.get(field.wire());
            if (sent != null) {
                merged =
                        merged.with(field, mergeField(field, base.field(field), object(field.wire(), sent), structure));
            }
        }
        ConfigRules.checkWhole(merged);
        return merged;
    }

    /** Whether the app has a process type, so that its limit can't be removed. */
    interface StructureLookup {
        boolean has(String type);
    }

    private static Map<String, Object> mergeField(
            ConfigField field, Map<String, Object> base, Map<String, Object> sent, StructureLookup structure) {
        Map<String, Object> merged = new LinkedHashMap<>(base);
        sent.forEach((rawKey, value) -> {
            String key = field == ConfigField.REGISTRY ? rawKey.toLowerCase(java.util.Locale.ROOT) : rawKey;
            if (field.byType()) {
                ConfigRules.checkType(field, key);
            } else {
                ConfigRules.checkKey(field, key);
            }
            if (value == null || removesWholeType(field, value)) {
                remove(field, merged, key, structure);
            } else if (field.shape() == ConfigField.Shape.BY_TYPE_NESTED) {
                merged.put(key, mergeNested(field, nested(merged.get(key)), object(field.wire(), value)));
            } else {
                merged.put(key, ConfigRules.checkedLeaf(field, key, value));
            }
        });
        return merged;
    }

    private static boolean removesWholeType(ConfigField field, Object value) {
        boolean emptyObject = value instanceof Map<?, ?> map && map.isEmpty();
        return emptyObject && field.shape() == ConfigField.Shape.BY_TYPE_NESTED;
    }

    private static void remove(ConfigField field, Map<String, Object> merged, String key, StructureLookup structure) {
        if (field == ConfigField.LIMITS && structure.has(key)) {
            throw Problem.unprocessable("limit-in-use", "the " + key + " has already been used and cannot be deleted");
        }
        if (!merged.containsKey(key)) {
            throw missing(field, key);
        }
        merged.remove(key);
    }

    private static Map<String, Object> mergeNested(
            ConfigField field, Map<String, Object> base, Map<String, Object> sent) {
        Map<String, Object> merged = new LinkedHashMap<>(base);
        sent.forEach((key, value) -> {
            if (value == null) {
                if (!merged.containsKey(key)) {
                    throw missing(field, key);
                }
                merged.remove(key);
            } else {
                ConfigRules.checkKey(field, key);
                merged.put(key, ConfigRules.checkedLeaf(field, key, value));
            }
        });
        return merged;
    }

    private static Problem missing(ConfigField field, String key) {
        return Problem.unprocessable("unknown-key", key + " does not exist under " + field.wire());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> nested(Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(String field, Object value) {
        if (value instanceof Map) {
            return (Map<String, Object>) value;
        }
        throw Problem.field(field, "This field must be an object.");
    }
}
