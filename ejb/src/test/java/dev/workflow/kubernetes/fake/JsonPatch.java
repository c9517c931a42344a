package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** RFC 6902. */
final class JsonPatch {

    private JsonPatch() {}

    /** @throws Refusal 422 when it does not fit */
    static JsonObject apply(JsonObject target, JsonArray patch) {
        JsonElement result = target.deepCopy();
        for (JsonElement element : patch) {
            JsonObject operation = element.getAsJsonObject();
            try {
                result = step(result, operation);
            } catch (IllegalArgumentException | IndexOutOfBoundsException | IllegalStateException wrong) {
                throw Refusal.of(
                        422,
                        "Invalid",
                        "the server rejected our request due to an error in our request",
                        new JsonObject());
            }
        }
        return result.getAsJsonObject();
    }

    private static JsonElement step(JsonElement root, JsonObject operation) {
        String path = operation.get("path").getAsString();
        switch (operation.get("op").getAsString()) {
            case "add" -> add(root, path, operation.get("value").deepCopy());
            case "remove" -> remove(root, path);
            case "replace" -> {
                remove(root, path);
                add(root, path, operation.get("value").deepCopy());
            }
            case "move" -> add(root, path, remove(root, operation.get("from").getAsString()));
            case "copy" ->
                add(root, path, find(root, operation.get("from").getAsString()).deepCopy());
            case "test" -> check(find(root, path).equals(operation.get("value")), path);
            default -> throw new IllegalArgumentException(operation.toString());
        }
        return root;
    }

    private static JsonElement find(JsonElement root, String path) {
        JsonElement here = root;
        String[] steps = path.split("/", -1);
        for (int i = 1; i < steps.length; i++) {
            String name = name(steps[i]);
            here = here.isJsonArray()
                    ? here.getAsJsonArray().get(Integer.parseInt(name))
                    : here.getAsJsonObject().get(name);
            check(here != null, path);
        }
        return here;
    }

    private static void add(JsonElement root, String path, JsonElement value) {
        JsonElement parent = find(root, path.substring(0, path.lastIndexOf('/')));
        String name = name(path.substring(path.lastIndexOf('/') + 1));
        if (parent.isJsonObject()) {
            parent.getAsJsonObject().add(name, value);
            return;
        }
        JsonArray array = parent.getAsJsonArray();
        int at = "-".equals(name) ? array.size() : Integer.parseInt(name);
        check(at >= 0 && at <= array.size(), path);
        JsonArray after = new JsonArray();
        while (array.size() > at) {
            after.add(array.remove(at));
        }
        array.add(value);
        array.addAll(after);
    }

    private static JsonElement remove(JsonElement root, String path) {
        JsonElement parent = find(root, path.substring(0, path.lastIndexOf('/')));
        String name = name(path.substring(path.lastIndexOf('/') + 1));
        JsonElement removed = parent.isJsonArray()
                ? parent.getAsJsonArray().remove(Integer.parseInt(name))
                : parent.getAsJsonObject().remove(name);
        check(removed != null, path);
        return removed;
    }

    private static String name(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    private static void check(boolean fits, String path) {
        if (!fits) {
            throw new IllegalArgumentException(path);
        }
    }
}
