package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a path of a {@link FieldSet} leads to in an object. */
final class Place {

    private Place() {}

    static Optional<JsonElement> find(JsonObject root, List<String> path) {
        JsonElement here = root;
        for (String step : path) {
            here = next(here, step);
            if (here == null) {
                return Optional.empty();
            }
        }
        return Optional.of(here);
    }

    private static JsonElement next(JsonElement here, String step) {
        String rest = step.substring(2);
        if (step.startsWith("f:")) {
            return here.isJsonObject() ? here.getAsJsonObject().get(rest) : null;
        }
        if (!here.isJsonArray()) {
            return null;
        }
        int at = index(here.getAsJsonArray(), step);
        return at < 0 ? null : here.getAsJsonArray().get(at);
    }

    private static int index(JsonArray array, String step) {
        JsonElement wanted = JsonParser.parseString(step.substring(2));
        if (step.startsWith("k:")) {
            List<String> keys = List.copyOf(wanted.getAsJsonObject().keySet());
            return ListKeys.find(array, keys, wanted.getAsJsonObject());
        }
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    static void remove(JsonObject root, List<String> path) {
        String last = path.get(path.size() - 1);
        find(root, path.subList(0, path.size() - 1)).ifPresent(parent -> {
            if (last.startsWith("f:") && parent.isJsonObject()) {
                parent.getAsJsonObject().remove(last.substring(2));
            } else if (parent.isJsonArray() && index(parent.getAsJsonArray(), last) >= 0) {
                parent.getAsJsonArray().remove(index(parent.getAsJsonArray(), last));
            }
        });
    }

    /** As messages write it: {@code .spec.containers[name="web"].image}. */
    static String text(List<String> path) {
        return path.stream().map(Place::word).collect(Collectors.joining());
    }

    private static String word(String step) {
        String rest = step.substring(2);
        if (step.startsWith("f:")) {
            return "." + rest;
        }
        if (step.startsWith("v:")) {
            return "[=" + rest + "]";
        }
        return JsonParser.parseString(rest).getAsJsonObject().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(",", "[", "]"));
    }
}
