package dev.workflow.engine.kubernetes.object;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fields of an object. What is empty is left out, because the API does so, too, and an apply would own it for nothing. */
final class Fields {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private Fields() {}

    static Fields none() {
        return new Fields();
    }

    static Fields of(String name, Object value) {
        return none().with(name, value);
    }

    /** Left out when it is an empty text, map or collection. */
    Fields with(String name, Object value) {
        Object plain = value instanceof Fields inner ? inner.map() : value;
        boolean empty = plain.equals("")
                || plain instanceof Map<?, ?> map && map.isEmpty()
                || plain instanceof Collection<?> collection && collection.isEmpty();
        return empty ? this : even(name, plain);
    }

    /** Even when it is empty: there are fields where that says something. */
    Fields even(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    Fields with(Fields more) {
        fields.putAll(more.fields);
        return this;
    }

    Map<String, Object> map() {
        return fields;
    }
}
