package dev.workflow.kubernetes.fake;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** RFC 7396. */
final class MergePatch {

    private MergePatch() {}

    static JsonElement apply(JsonElement target, JsonElement patch) {
        if (!patch.isJsonObject()) {
            return patch.deepCopy();
        }
        JsonObject result = target != null && target.isJsonObject()
                ? target.getAsJsonObject().deepCopy()
                : new JsonObject();
        patch.getAsJsonObject().entrySet().forEach(entry -> {
            if (entry.getValue().isJsonNull()) {
                result.remove(entry.getKey());
            } else {
                result.add(entry.getKey(), apply(result.get(entry.getKey()), entry.getValue()));
            }
        });
        return result;
    }
}
