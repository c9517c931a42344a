package dev.workflow.kubernetes.fake;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/** The simple types of fields. */
final class Scalars {

    private static final Set<Type> NUMBERS = Set.of(Integer.class, Long.class, Double.class);
    private static final Set<Type> TEXTS = Set.of(String.class, OffsetDateTime.class, byte[].class);

    private Scalars() {}

    static boolean is(Type type) {
        return NUMBERS.contains(type) || TEXTS.contains(type) || type == Boolean.class;
    }

    /** What is wrong, in the words of server-side apply; empty when the value is of that type. */
    static Optional<String> mismatch(JsonElement value, Type type) {
        JsonPrimitive simple = value.isJsonPrimitive() ? value.getAsJsonPrimitive() : null;
        if (NUMBERS.contains(type)) {
            return simple != null && simple.isNumber()
                    ? Optional.empty()
                    : Optional.of("expected numeric (int or float), got " + name(value));
        }
        if (type == Boolean.class) {
            return simple != null && simple.isBoolean()
                    ? Optional.empty()
                    : Optional.of("expected boolean, got " + name(value));
        }
        return simple != null && simple.isString()
                ? Optional.empty()
                : Optional.of("expected string, got &value.valueUnstructured{Value:" + value + "}");
    }

    /** What a value is. */
    static String name(JsonElement value) {
        if (value.isJsonObject()) {
            return "map";
        }
        if (value.isJsonArray()) {
            return "list";
        }
        JsonPrimitive simple = value.getAsJsonPrimitive();
        return simple.isString() ? "string" : simple.isBoolean() ? "bool" : "number";
    }
}
