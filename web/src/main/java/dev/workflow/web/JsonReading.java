package dev.workflow.web;

import dev.workflow.problem.Problem;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** JSON text as plain Java values, with a bound on nesting. */
final class JsonReading {

    static final int DEEPEST = 64;

    /** Digits of a number written out. One of a billion takes ten bytes to send and all of the memory to print. */
    private static final int MOST_DIGITS = 1000;

    private JsonReading() {}

    /** @throws Problem 400 when the text is not JSON or nested too deeply */
    static Object value(String text) {
        if (depth(text) > DEEPEST) {
            throw parseError("nested more than " + DEEPEST + " levels deep");
        }
        try (JsonParser parser = Json.createParser(new StringReader(text))) {
            parser.next();
            Object value = plain(parser.getValue());
            // Asking is what makes the parser look for anything after the value; it throws when there is.
            parser.hasNext();
            return value;
        } catch (JsonException
                | IllegalStateException
                | NoSuchElementException
                | ArithmeticException
                | UnsupportedOperationException bad) {
            throw parseError(
                    String.valueOf(bad.getMessage()).lines().findFirst().orElse("not JSON"));
        }
    }

    static Problem parseError(String why) {
        return Problem.badRequest("bad-json", "JSON parse error - " + why);
    }

    /** The name the contract's texts use for the type of a value. */
    static String typeName(Object value) {
        if (value instanceof String) {
            return "str";
        }
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof BigDecimal number) {
            return number.scale() > 0 ? "float" : "int";
        }
        if (value instanceof List) {
            return "list";
        }
        return value instanceof Map ? "dict" : "NoneType";
    }

    private static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> object((JsonObject) value);
            case ARRAY -> array((JsonArray) value);
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> bounded(((JsonNumber) value).bigDecimalValue());
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
        };
    }

    private static BigDecimal bounded(BigDecimal number) {
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw parseError("a number has more than " + MOST_DIGITS + " digits");
        }
        return number;
    }

    private static Map<String, Object> object(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach((name, value) -> map.put(name, plain(value)));
        return map;
    }

    private static List<Object> array(JsonArray array) {
        List<Object> list = new ArrayList<>(array.size());
        array.forEach(value -> list.add(plain(value)));
        return list;
    }

    /** Brackets open at once, outside strings. Counted first, because the parser recurses. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                deepest = Math.max(deepest, ++depth);
            } else if (!quoted && (c == '}' || c == ']')) {
                depth--;
            }
        }
        return deepest;
    }
}
