package dev.workflow.web;

import dev.workflow.problem.Problem;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a request, read leniently as the contract's server does: numbers are taken for strings, a JSON object may
 * come as a string that holds JSON, an empty body has no fields. A reader throws a field problem (api.md §1.3) when the
 * value will not do. Take it as the (only) entity parameter of a resource method and leave {@code @Consumes} out.
 *
 * <p>Values are String, Boolean, BigDecimal, Map, List or null.
 */
public final class JsonBody {

    private static final int INT_DIGITS = 10;

    private final Map<String, Object> fields;

    public JsonBody(Map<String, ?> fields) {
        this.fields = new LinkedHashMap<>(fields);
        this.fields.forEach((name, value) -> {
            refuseBroken(name, name);
            refuseBroken(name, value);
        });
    }

    /**
     * PostgreSQL stores no NUL and no process takes one; half a surrogate pair is no character and would be stored as
     * another one. So they are refused wherever they hide.
     */
    private static void refuseBroken(String field, Object value) {
        if (value instanceof String text && text.indexOf('\0') >= 0) {
            throw Problem.field(shown(field), "Null characters are not allowed.");
        }
        if (value instanceof String text && text.codePoints().anyMatch(JsonBody::isHalf)) {
            throw Problem.field(shown(field), "Unpaired surrogates are not allowed.");
        }
        if (value instanceof List<?> list) {
            list.forEach(element -> refuseBroken(field, element));
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> {
                refuseBroken(field, key);
                refuseBroken(field, element);
            });
        }
    }

    private static boolean isHalf(int codePoint) {
        return Character.MIN_SURROGATE <= codePoint && codePoint <= Character.MAX_SURROGATE;
    }

    /** A name that can be written into the answer. */
    private static String shown(String field) {
        return field.codePoints()
                .filter(c -> c != 0 && !isHalf(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** True when the field was sent, even as null. */
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** All fields, in the order they came. */
    public Map<String, Object> fields() {
        return new LinkedHashMap<>(fields);
    }

    /** The value as it came; empty when absent or null. */
    public Optional<Object> value(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** A text that must be there, must not be blank, and has at most {@code longest} characters. Stripped. */
    public String string(String name, int longest) {
        String text = required(name, value(name).map(value -> text(name, value)));
        if (text.isEmpty()) {
            throw Problem.field(name, "This field may not be blank.");
        }
        return within(name, text, longest);
    }

    /** As {@link #string}, but it may be absent, null or blank: then it is empty. */
    public Optional<String> optionalString(String name, int longest) {
        return value(name)
                .map(value -> within(name, text(name, value), longest))
                .filter(text -> !text.isEmpty());
    }

    /** A text exactly as it was sent, for passwords; empty when absent, null or without a character. */
    public Optional<String> secret(String name) {
        return value(name)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isEmpty());
    }

    /** A whole number that must be there. */
    public int integer(String name) {
        return required(name, optionalInteger(name));
    }

    public Optional<Integer> optionalInteger(String name) {
        return value(name).map(value -> number(name, value));
    }

    /** True, false, or their usual spellings; empty when absent or null. */
    public Optional<Boolean> flag(String name) {
        return value(name).map(value -> switch (value.toString().strip()) {
            case "true", "True", "TRUE", "t", "T", "yes", "y", "on", "1" -> true;
            case "false", "False", "FALSE", "f", "F", "no", "n", "off", "0" -> false;
            default -> throw Problem.field(name, "Must be a valid boolean.");
        });
    }

    /** A JSON object, also one that is sent as a string; no entries when absent or null. Its values may be null. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> object(String name) {
        Object value = decoded(name);
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw Problem.field(
                name, "Expected a dictionary of items but got type \"" + JsonReading.typeName(value) + "\".");
    }

    /** A JSON array, also one that is sent as a string; no elements when absent or null. */
    @SuppressWarnings("unchecked")
    public List<Object> list(String name) {
        if (value(name).isEmpty()) {
            return List.of();
        }
        Object value = decoded(name);
        if (value instanceof List<?> list) {
            return (List<Object>) list;
        }
        throw Problem.field(name, "Expected a list of items but got type \"" + JsonReading.typeName(value) + "\".");
    }

    private Object decoded(String name) {
        Object value = value(name).orElse(Map.of());
        if (!(value instanceof String text)) {
            return value;
        }
        try {
            value = text.isBlank() ? Map.of() : JsonReading.value(text);
        } catch (Problem notJson) {
            throw Problem.field(name, "Value must be valid JSON.");
        }
        refuseBroken(name, value);
        return value;
    }

    private <T> T required(String name, Optional<T> value) {
        return value.orElseThrow(
                () -> Problem.field(name, has(name) ? "This field may not be null." : "This field is required."));
    }

    private static String text(String name, Object value) {
        if (value instanceof String || value instanceof BigDecimal) {
            return value instanceof BigDecimal number ? number.toPlainString() : ((String) value).strip();
        }
        throw Problem.field(name, "Not a valid string.");
    }

    private static String within(String name, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw Problem.field(name, "Ensure this field has no more than " + longest + " characters.");
        }
        return text;
    }

    private static int number(String name, Object value) {
        try {
            BigDecimal number = value instanceof String text ? new BigDecimal(text.strip()) : (BigDecimal) value;
            if ((long) number.precision() - number.scale() <= INT_DIGITS) {
                return number.intValueExact();
            }
        } catch (ArithmeticException | NumberFormatException | ClassCastException notAWholeNumber) {
            throw Problem.field(name, "A valid integer is required.");
        }
        throw Problem.field(name, "A valid integer is required.");
    }
}
