package dev.workflow.kubernetes;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of the API as it came or as it is to go, or a part of one. Fields that this version of the platform does not
 * know stay as they are. What is not there reads as empty, zero or false: the API leaves such fields out.
 */
public final class KubernetesObject {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final JsonObject json;

    private KubernetesObject(JsonObject json) {
        this.json = json;
    }

    public static KubernetesObject parse(String text) {
        return new KubernetesObject(JsonParser.parseString(text).getAsJsonObject());
    }

    /** @param fields maps, lists, texts, numbers and booleans */
    public static KubernetesObject of(Map<String, ?> fields) {
        return new KubernetesObject(GSON.toJsonTree(fields).getAsJsonObject());
    }

    /** The caller must not change it afterwards. */
    public static KubernetesObject of(JsonObject json) {
        return new KubernetesObject(json);
    }

    /** A copy. */
    public JsonObject json() {
        return json.deepCopy();
    }

    public String kind() {
        return text("kind");
    }

    public String apiVersion() {
        return text("apiVersion");
    }

    public String name() {
        return text("metadata", "name");
    }

    public String namespace() {
        return text("metadata", "namespace");
    }

    public String uid() {
        return text("metadata", "uid");
    }

    public String resourceVersion() {
        return text("metadata", "resourceVersion");
    }

    public long generation() {
        return number("metadata", "generation");
    }

    public Map<String, String> labels() {
        return texts("metadata", "labels");
    }

    public Map<String, String> annotations() {
        return texts("metadata", "annotations");
    }

    public String label(String name) {
        return labels().getOrDefault(name, "");
    }

    public Optional<Instant> created() {
        return time("metadata", "creationTimestamp");
    }

    /** Being deleted, and waiting for whoever wants to do something first. */
    public boolean deleted() {
        return at("metadata", "deletionTimestamp").isPresent();
    }

    /** The names of the controllers' objects that own it. */
    public List<String> owners() {
        return parts("metadata", "ownerReferences").stream()
                .map(owner -> owner.text("name"))
                .toList();
    }

    public String text(String... path) {
        return at(path).filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .orElse("");
    }

    public long number(String... path) {
        return at(path).filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsJsonPrimitive)
                .filter(JsonPrimitive::isNumber)
                .map(JsonPrimitive::getAsLong)
                .orElse(0L);
    }

    public boolean flag(String... path) {
        return at(path).filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsBoolean)
                .orElse(false);
    }

    public Optional<Instant> time(String... path) {
        String text = text(path);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(OffsetDateTime.parse(text).toInstant());
    }

    /** The object there; an empty one when there is none. */
    public KubernetesObject part(String... path) {
        return at(path).filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .map(KubernetesObject::new)
                .orElseGet(() -> new KubernetesObject(new JsonObject()));
    }

    /** The objects in the list there. */
    public List<KubernetesObject> parts(String... path) {
        List<KubernetesObject> parts = new ArrayList<>();
        elements(path).forEach(element -> {
            if (element.isJsonObject()) {
                parts.add(new KubernetesObject(element.getAsJsonObject()));
            }
        });
        return parts;
    }

    /** The texts in the list there. */
    public List<String> words(String... path) {
        List<String> words = new ArrayList<>();
        elements(path).forEach(element -> {
            if (element.isJsonPrimitive()) {
                words.add(element.getAsString());
            }
        });
        return words;
    }

    /** The texts of the object there by their names, in order. */
    public Map<String, String> texts(String... path) {
        Map<String, String> texts = new LinkedHashMap<>();
        part(path).json.entrySet().forEach(entry -> {
            if (entry.getValue().isJsonPrimitive()) {
                texts.put(entry.getKey(), entry.getValue().getAsString());
            }
        });
        return texts;
    }

    public Optional<JsonElement> at(String... path) {
        JsonElement here = json;
        for (String step : path) {
            if (!here.isJsonObject() || !here.getAsJsonObject().has(step)) {
                return Optional.empty();
            }
            here = here.getAsJsonObject().get(step);
        }
        return here.isJsonNull() ? Optional.empty() : Optional.of(here);
    }

    private JsonArray elements(String... path) {
        return at(path).filter(JsonElement::isJsonArray)
                .map(JsonElement::getAsJsonArray)
                .orElseGet(JsonArray::new);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KubernetesObject object && object.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** Kind, namespace and name only: the content of a Secret must not come into a log. */
    @Override
    public String toString() {
        return kind() + " " + (namespace().isEmpty() ? "" : namespace() + "/") + name();
    }

    /** Its JSON. */
    public String content() {
        return GSON.toJson(json);
    }
}
