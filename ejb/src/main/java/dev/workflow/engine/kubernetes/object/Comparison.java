package dev.workflow.engine.kubernetes.object;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds what of a wanted object a live one has not. Lists whose members have a key are matched by it, as the API server
 * does, and may have more members; others must be the same, member by member.
 */
final class Comparison {

    /** @param live empty when it is not there at all */
    record Difference(String path, JsonElement wanted, Optional<JsonElement> live) {}

    private static final Map<String, String> KEYS = Map.of(
            "containers", "name",
            "env", "name",
            "volumes", "name",
            "volumeMounts", "mountPath",
            "imagePullSecrets", "name",
            "topologySpreadConstraints", "topologyKey",
            "listeners", "name",
            "ports", "port");

    private static final Set<String> AMOUNTS = Set.of("limits", "requests", "hard", "max");

    private final Predicate<String> ignored;
    private final List<Difference> differences = new ArrayList<>();

    /** @param ignored paths that may differ */
    Comparison(Predicate<String> ignored) {
        this.ignored = ignored;
    }

    List<Difference> differences() {
        return differences;
    }

    void compare(String path, JsonElement wanted, Optional<JsonElement> live) {
        if (ignored.test(path)
                || nothing(wanted) && live.filter(value -> !nothing(value)).isEmpty()) {
            return;
        }
        if (wanted.isJsonObject() && live.filter(JsonElement::isJsonObject).isPresent()) {
            members(path, wanted.getAsJsonObject(), live.get().getAsJsonObject());
        } else if (wanted.isJsonArray() && live.filter(JsonElement::isJsonArray).isPresent()) {
            list(path, wanted.getAsJsonArray(), live.get().getAsJsonArray());
        } else if (live.filter(value -> same(path, wanted, value)).isEmpty()) {
            differences.add(new Difference(path, wanted, live));
        }
    }

    /** The API leaves out what is empty, and zeros. */
    private static boolean nothing(JsonElement element) {
        if (element.isJsonPrimitive()) {
            JsonPrimitive primitive = element.getAsJsonPrimitive();
            return primitive.isString() && primitive.getAsString().isEmpty()
                    || primitive.isNumber() && primitive.getAsDouble() == 0;
        }
        return element.isJsonNull()
                || element.isJsonArray() && element.getAsJsonArray().isEmpty()
                || element.isJsonObject() && element.getAsJsonObject().isEmpty();
    }

    private void members(String path, JsonObject wanted, JsonObject live) {
        wanted.entrySet().forEach(member -> {
            String inner = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            compare(inner, member.getValue(), Optional.ofNullable(live.get(member.getKey())));
        });
    }

    private void list(String path, JsonArray wanted, JsonArray live) {
        String key = KEYS.getOrDefault(last(path), "");
        if (wanted.asList().stream().allMatch(member -> value(member, key).isPresent())) {
            wanted.forEach(member -> {
                JsonElement name = value(member, key).orElseThrow();
                Optional<JsonElement> same = live.asList().stream()
                        .filter(other -> value(other, key).equals(Optional.of(name)))
                        .findFirst();
                compare(path + "[" + name.getAsString() + "]", member, same);
            });
        } else if (wanted.size() != live.size()) {
            differences.add(new Difference(path, wanted, Optional.of(live)));
        } else {
            for (int i = 0; i < wanted.size(); i++) {
                compare(path + "[" + i + "]", wanted.get(i), Optional.of(live.get(i)));
            }
        }
    }

    private static Optional<JsonElement> value(JsonElement member, String key) {
        return member.isJsonObject()
                ? Optional.ofNullable(member.getAsJsonObject().get(key))
                : Optional.empty();
    }

    private static boolean same(String path, JsonElement wanted, JsonElement live) {
        if (!wanted.isJsonPrimitive() || !live.isJsonPrimitive()) {
            return wanted.equals(live);
        }
        String one = wanted.getAsString();
        String other = live.getAsString();
        // A port may be a number or its text.
        return one.equals(other) || amount(path) && Quantity.parse(one).equals(Quantity.parse(other));
    }

    private static boolean amount(String path) {
        int dot = path.lastIndexOf('.');
        return dot > 0 && AMOUNTS.contains(last(path.substring(0, dot)));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
