package dev.workflow.scim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A JSON object whose names are read in any case (RFC 7643, §2.1). Values are text, truth values, numbers, lists, maps;
 * null is as good as absent.
 */
public final class ScimObject {

    private final Map<String, Object> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public ScimObject(Map<String, ?> fields) {
        this.fields.putAll(fields);
    }

    static ScimObject of(Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            map.forEach((key, field) -> fields.put(key.toString(), field));
            return new ScimObject(fields);
        }
        throw ScimProblem.invalidValue(name + " must be an object.");
    }

    Map<String, Object> fields() {
        return fields;
    }

    Optional<Object> value(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** Empty when absent or blank. */
    Optional<String> text(String name, int longest) {
        return value(name).map(value -> text(value, name, longest)).filter(text -> !text.isEmpty());
    }

    Optional<Boolean> flag(String name) {
        return value(name).map(value -> flag(value, name));
    }

    List<?> list(String name) {
        return value(name).map(ScimObject::listed).orElse(List.of());
    }

    Optional<ScimObject> object(String name) {
        return value(name).map(value -> of(value, name));
    }

    /** One value stands for a list of it. */
    static List<?> listed(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }

    /** @throws ScimProblem invalidValue when it is no text, too long, or has control characters */
    static String text(Object value, String name, int longest) {
        if (!(value instanceof String text)) {
            throw ScimProblem.invalidValue(name + " must be a text.");
        }
        String stripped = text.strip();
        if (stripped.codePointCount(0, stripped.length()) > longest) {
            throw ScimProblem.invalidValue(name + " has more than " + longest + " characters.");
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw ScimProblem.invalidValue(name + " has control characters.");
        }
        return stripped;
    }

    /** Some clients send truth values as texts. */
    static boolean flag(Object value, String name) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if ("true".equalsIgnoreCase(value.toString()) || "false".equalsIgnoreCase(value.toString())) {
            return Boolean.parseBoolean(value.toString());
        }
        throw ScimProblem.invalidValue(name + " must be true or false.");
    }
}
