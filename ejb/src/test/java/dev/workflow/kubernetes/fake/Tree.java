package dev.workflow.kubernetes.fake;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and changes JSON by path. */
final class Tree {

    static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private Tree() {}

    static Optional<JsonElement> at(JsonElement root, String... path) {
        JsonElement here = root;
        for (String step : path) {
            if (here == null || !here.isJsonObject()) {
                return Optional.empty();
            }
            here = here.getAsJsonObject().get(step);
        }
        return here == null || here.isJsonNull() ? Optional.empty() : Optional.of(here);
    }

    /** The text, number or boolean there; empty when there is none. */
    static String text(JsonElement root, String... path) {
        return at(root, path)
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .orElse("");
    }

    static long number(JsonElement root, long otherwise, String... path) {
        return at(root, path)
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsLong)
                .orElse(otherwise);
    }

    static boolean flag(JsonElement root, String... path) {
        return at(root, path)
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsBoolean)
                .orElse(false);
    }

    static boolean has(JsonElement root, String... path) {
        return at(root, path).isPresent();
    }

    /** The object there, or an empty one that belongs to nothing. */
    static JsonObject object(JsonElement root, String... path) {
        return at(root, path)
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .orElseGet(JsonObject::new);
    }

    /** The objects in the list there. */
    static List<JsonObject> objects(JsonElement root, String... path) {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonElement element : array(root, path)) {
            if (element.isJsonObject()) {
                objects.add(element.getAsJsonObject());
            }
        }
        return objects;
    }

    /** The list there, or an empty one that belongs to nothing. */
    static JsonArray array(JsonElement root, String... path) {
        return at(root, path)
                .filter(JsonElement::isJsonArray)
                .map(JsonElement::getAsJsonArray)
                .orElseGet(JsonArray::new);
    }

    static List<String> words(JsonElement root, String... path) {
        List<String> words = new ArrayList<>();
        array(root, path).forEach(element -> words.add(element.getAsString()));
        return words;
    }

    /** The object there; made when it is missing. */
    static JsonObject make(JsonObject root, String... path) {
        JsonObject here = root;
        for (String step : path) {
            JsonElement next = here.get(step);
            if (next == null || !next.isJsonObject()) {
                next = new JsonObject();
                here.add(step, next);
            }
            here = next.getAsJsonObject();
        }
        return here;
    }

    /** Sets the value at the end of the path: a text, number, boolean or JSON. */
    static void set(JsonObject root, Object value, String... path) {
        String[] parents = java.util.Arrays.copyOf(path, path.length - 1);
        make(root, parents).add(path[path.length - 1], json(value));
    }

    /** Sets what is not set. */
    static void otherwise(JsonObject object, String name, Object value) {
        if (!has(object, name)) {
            object.add(name, json(value));
        }
    }

    static void remove(JsonObject root, String... path) {
        String[] parents = java.util.Arrays.copyOf(path, path.length - 1);
        at(root, parents).filter(JsonElement::isJsonObject).ifPresent(parent -> parent.getAsJsonObject()
                .remove(path[path.length - 1]));
    }

    static JsonElement json(Object value) {
        if (value instanceof JsonElement element) {
            return element;
        }
        if (value instanceof String text) {
            return new JsonPrimitive(text);
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        if (value instanceof Boolean bool) {
            return new JsonPrimitive(bool);
        }
        return GSON.toJsonTree(value);
    }

    static JsonArray list(Iterable<?> values) {
        JsonArray list = new JsonArray();
        values.forEach(value -> list.add(json(value)));
        return list;
    }
}
