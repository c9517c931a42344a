package dev.workflow.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A whole configuration in clear text: every field, empty when nothing is set. Leaves are strings, but for health
 * checks, whose leaves are as they came.
 */
public final class ConfigDocument {

    static final ConfigDocument EMPTY = new ConfigDocument(Map.of());

    private final Map<ConfigField, Map<String, Object>> fields = new EnumMap<>(ConfigField.class);

    ConfigDocument(Map<ConfigField, Map<String, Object>> content) {
        for (ConfigField field : ConfigField.ALL) {
            fields.put(field, new LinkedHashMap<>(content.getOrDefault(field, Map.of())));
        }
    }

    public Map<String, Object> field(ConfigField field) {
        return Collections.unmodifiableMap(fields.get(field));
    }

    /** {@code values}, or the map of one process type in a nested field. */
    public Map<String, String> strings(ConfigField field) {
        return texts(fields.get(field));
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> nested(ConfigField field, String type) {
        Object inner = fields.get(field).get(type);
        return inner instanceof Map ? (Map<String, Object>) inner : Map.of();
    }

    public Map<String, String> nestedStrings(ConfigField field, String type) {
        return texts(nested(field, type));
    }

    ConfigDocument with(ConfigField field, Map<String, Object> content) {
        Map<ConfigField, Map<String, Object>> copy = new EnumMap<>(fields);
        copy.put(field, content);
        return new ConfigDocument(copy);
    }

    private static Map<String, String> texts(Map<String, Object> map) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return texts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfigDocument document && fields.equals(document.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** Values stay out of logs. */
    @Override
    public String toString() {
        return "ConfigDocument" + fields.keySet();
    }
}
