package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** A merge patch that knows which lists are maps: items are merged by their key, or taken away by {@code $patch}. */
final class StrategicPatch {

    private static final String DIRECTIVE = "$patch";

    private final String kind;

    private StrategicPatch(String kind) {
        this.kind = kind;
    }

    static JsonObject apply(String kind, JsonObject target, JsonObject patch) {
        return new StrategicPatch(kind).object(target, patch);
    }

    private JsonObject object(JsonObject target, JsonObject patch) {
        if ("replace".equals(Tree.text(patch, DIRECTIVE))) {
            JsonObject whole = patch.deepCopy();
            whole.remove(DIRECTIVE);
            return whole;
        }
        JsonObject result = target.deepCopy();
        for (Map.Entry<String, JsonElement> entry : patch.entrySet()) {
            String name = entry.getKey();
            JsonElement value = entry.getValue();
            if (name.startsWith("$deleteFromPrimitiveList/")) {
                withdraw(result, name.substring(name.indexOf('/') + 1), value.getAsJsonArray());
            } else if (name.startsWith("$")) {
                continue;
            } else if (value.isJsonNull()) {
                result.remove(name);
            } else if (value.isJsonObject() && "delete".equals(Tree.text(value, DIRECTIVE))) {
                result.remove(name);
            } else {
                result.add(name, merged(name, result.get(name), value));
            }
        }
        return result;
    }

    private static void withdraw(JsonObject result, String name, JsonArray values) {
        JsonArray left = new JsonArray();
        Tree.array(result, name).forEach(value -> {
            if (!values.contains(value)) {
                left.add(value);
            }
        });
        result.add(name, left);
    }

    private JsonElement merged(String name, JsonElement target, JsonElement patch) {
        if (patch.isJsonObject()) {
            return object(
                    target != null && target.isJsonObject() ? target.getAsJsonObject() : new JsonObject(),
                    patch.getAsJsonObject());
        }
        if (patch.isJsonArray()) {
            JsonArray before = target != null && target.isJsonArray() ? target.getAsJsonArray() : new JsonArray();
            return list(name, before, patch.getAsJsonArray());
        }
        return patch;
    }

    private JsonArray list(String name, JsonArray before, JsonArray patch) {
        List<String> keys = ListKeys.of(kind, name, patch);
        if (ListKeys.isSet(name)) {
            JsonArray all = before.deepCopy();
            patch.forEach(value -> {
                if (!all.contains(value)) {
                    all.add(value);
                }
            });
            return all;
        }
        return keys.isEmpty() ? patch.deepCopy() : keyed(keys.subList(0, 1), before.deepCopy(), patch);
    }

    private JsonArray keyed(List<String> keys, JsonArray items, JsonArray patch) {
        for (JsonElement item : patch) {
            int at = ListKeys.find(items, keys, ListKeys.key(keys, item));
            String directive = Tree.text(item, DIRECTIVE);
            if ("delete".equals(directive)) {
                if (at >= 0) {
                    items.remove(at);
                }
            } else if (at < 0) {
                items.add(object(new JsonObject(), item.getAsJsonObject()));
            } else {
                items.set(at, object(items.get(at).getAsJsonObject(), item.getAsJsonObject()));
            }
        }
        return items;
    }
}
