package dev.workflow.sso;

import dev.workflow.problem.Problem;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an object of the settings strictly: a field that nobody knows is a typing error, and in settings such as these one
 * that must not pass for nothing.
 */
final class Fields {

    private static final int LONGEST = 255;
    private static final int MOST = 200;

    private final String owner;
    private final Map<?, ?> values;

    private Fields(String owner, Map<?, ?> values) {
        this.owner = owner;
        this.values = values;
    }

    /** @throws Problem 400 for a field that is not among the known ones */
    static Fields of(Map<?, ?> values, String... known) {
        return new Fields("", values).only(known);
    }

    /** The object in a field; an empty one when absent. */
    Fields object(String name, String... known) {
        Object value = values.get(name);
        if (value != null && !(value instanceof Map)) {
            throw Problem.field(shown(name), "Must be an object.");
        }
        return new Fields(shown(name) + ".", value == null ? Map.of() : (Map<?, ?>) value).only(known);
    }

    private Fields only(String... known) {
        for (Object name : values.keySet()) {
            if (!List.of(known).contains(String.valueOf(name))) {
                throw Problem.field(owner + cut(String.valueOf(name)), "There is no such setting.");
            }
        }
        return this;
    }

    String text(String name, String otherwise) {
        return Optional.<Object>ofNullable(values.get(name))
                .map(value -> text(name, value))
                .orElse(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        Object value = values.get(name);
        if (value != null && !(value instanceof Boolean)) {
            throw Problem.field(shown(name), "Must be true or false.");
        }
        return value == null ? otherwise : (Boolean) value;
    }

    Set<String> texts(String name, Set<String> otherwise) {
        Object value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof List<?> list) || list.size() > MOST) {
            throw Problem.field(shown(name), "Must be a list of at most " + MOST + " texts.");
        }
        Set<String> texts = new LinkedHashSet<>();
        list.forEach(element -> texts.add(text(name, element)));
        return texts;
    }

    Map<String, String> pairs(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map) || map.size() > MOST) {
            throw Problem.field(shown(name), "Must be an object of at most " + MOST + " texts.");
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        map.forEach((key, element) -> pairs.put(text(name, key), text(name, element)));
        return pairs;
    }

    Problem bad(String name, String why) {
        return Problem.field(shown(name), why);
    }

    private String text(String name, Object value) {
        if (!(value instanceof String text) || text.isBlank() || text.length() > LONGEST) {
            throw Problem.field(shown(name), "Must be a text of 1 to " + LONGEST + " characters.");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            throw Problem.field(shown(name), "Must be plain text.");
        }
        return text.strip();
    }

    private String shown(String name) {
        return owner + name;
    }

    private static String cut(String name) {
        String clean = name.replaceAll("[^ -~]", "?");
        return clean.length() > 60 ? clean.substring(0, 60) : clean;
    }
}
