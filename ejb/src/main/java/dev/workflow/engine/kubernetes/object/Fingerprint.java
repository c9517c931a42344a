package dev.workflow.engine.kubernetes.object;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.workflow.digest.Sha256;
import dev.workflow.kubernetes.KubernetesObject;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * A hash of what an object was wanted to be, in an annotation of it: an object with the same one need not be sent again.
 * Replicas that an autoscaler chooses are no part of it.
 */
public final class Fingerprint {

    public static final String ANNOTATION = "workflow/content";

    private static final Gson GSON = new Gson();
    private static final int BYTES = 16;

    private Fingerprint() {}

    /** The one an object carries; empty for none. */
    public static String of(KubernetesObject object) {
        return object.annotations().getOrDefault(ANNOTATION, "");
    }

    /** A copy of the object with its fingerprint. */
    static Map<String, Object> sealed(Map<String, Object> object) {
        Map<String, Object> sealed = new LinkedHashMap<>(object);
        Map<String, Object> metadata = copy(object.get("metadata"));
        Map<String, Object> annotations = copy(metadata.getOrDefault("annotations", Map.of()));
        annotations.put(ANNOTATION, hash(object));
        metadata.put("annotations", annotations);
        sealed.put("metadata", metadata);
        return sealed;
    }

    private static Map<String, Object> copy(Object map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) map).forEach((key, value) -> copy.put(key.toString(), value));
        return copy;
    }

    private static String hash(Map<String, Object> object) {
        JsonObject json = GSON.toJsonTree(object).getAsJsonObject();
        KubernetesObject parsed = KubernetesObject.of(json);
        if (parsed.annotations().containsKey(Scale.ANNOTATION)) {
            json.getAsJsonObject("spec").remove("replicas");
        }
        return hash(json);
    }

    /** Of a part of an object, in whatever order its fields are. */
    public static String hash(JsonElement json) {
        byte[] whole = Sha256.of(sorted(json).toString());
        return HexFormat.of().formatHex(whole, 0, BYTES);
    }

    /** Maps are made in any order. */
    private static JsonElement sorted(JsonElement element) {
        if (element.isJsonArray()) {
            JsonArray array = new JsonArray();
            element.getAsJsonArray().forEach(item -> array.add(sorted(item)));
            return array;
        }
        if (!element.isJsonObject()) {
            return element;
        }
        JsonObject object = element.getAsJsonObject();
        JsonObject sorted = new JsonObject();
        new TreeSet<>(object.keySet()).forEach(key -> sorted.add(key, sorted(object.get(key))));
        return sorted;
    }
}
