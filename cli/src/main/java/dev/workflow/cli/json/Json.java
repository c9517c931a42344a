package dev.workflow.cli.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value of a JSON document. Reading never fails: what is missing, or of another kind, reads as absent.
 *
 * @param value a Map, List, String, Number, Boolean, or null for JSON's null and for what is missing
 */
public record Json(Object value) {
    public static final Json ABSENT = new Json(null);

    /** @param pairs name, value, name, value, …; a value that is null is written as JSON null */
    public static Json object(Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], pairs[i + 1]);
        }
        return new Json(fields);
    }

    public boolean isAbsent() {
        return value == null;
    }

    public boolean isObject() {
        return value instanceof Map<?, ?>;
    }

    /** The field of that name; absent when there is none. */
    public Json at(String name) {
        return value instanceof Map<?, ?> fields ? new Json(fields.get(name)) : ABSENT;
    }

    /** The text of a string, the JSON of anything else, nothing for what is absent. */
    public String text() {
        if (value == null) {
            return "";
        }
        return value instanceof String text ? text : JsonText.compact(this);
    }

    public String text(String name) {
        return at(name).text();
    }

    /** The text of a field, or {@code instead} when that would be empty. */
    public String text(String name, String instead) {
        String text = text(name);
        return text.isEmpty() ? instead : text;
    }

    public long number(String name) {
        return at(name).value instanceof Number number ? number.longValue() : 0;
    }

    public boolean truth() {
        return Boolean.TRUE.equals(value);
    }

    public boolean truth(String name) {
        return at(name).truth();
    }

    /** The elements of an array; none for anything else. */
    public List<Json> items() {
        List<Json> items = new ArrayList<>();
        if (value instanceof List<?> elements) {
            elements.forEach(element -> items.add(new Json(element)));
        }
        return items;
    }

    public List<Json> items(String name) {
        return at(name).items();
    }

    /** The texts of an array's elements. */
    public List<String> texts(String name) {
        return items(name).stream().map(Json::text).toList();
    }

    /** The fields of an object in the document's order; none for anything else. */
    public Map<String, Json> fields() {
        Map<String, Json> fields = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> fields.put((String) name, new Json(member)));
        }
        return fields;
    }

    public Map<String, Json> fields(String name) {
        return at(name).fields();
    }

    /** The fields of an object by name. */
    public Map<String, Json> sorted(String name) {
        return new TreeMap<>(fields(name));
    }
}
