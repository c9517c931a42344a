package dev.workflow.kubernetes.fake;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every object has. */
final class Metadata {

    private Metadata() {}

    static String name(JsonObject object) {
        return Tree.text(object, "metadata", "name");
    }

    static String namespace(JsonObject object) {
        return Tree.text(object, "metadata", "namespace");
    }

    static String uid(JsonObject object) {
        return Tree.text(object, "metadata", "uid");
    }

    static long version(JsonObject object) {
        return Tree.number(object, 0, "metadata", "resourceVersion");
    }

    static long generation(JsonObject object) {
        return Tree.number(object, 0, "metadata", "generation");
    }

    static Map<String, String> labels(JsonObject object) {
        return texts(Tree.object(object, "metadata", "labels"));
    }

    static Map<String, String> annotations(JsonObject object) {
        return texts(Tree.object(object, "metadata", "annotations"));
    }

    static Map<String, String> texts(JsonObject object) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            if (entry.getValue().isJsonPrimitive()) {
                texts.put(entry.getKey(), entry.getValue().getAsString());
            }
        }
        return texts;
    }

    static boolean deleted(JsonObject object) {
        return Tree.has(object, "metadata", "deletionTimestamp");
    }

    static List<String> finalizers(JsonObject object) {
        return Tree.words(object, "metadata", "finalizers");
    }

    static Instant created(JsonObject object) {
        return Instant.parse(Tree.text(object, "metadata", "creationTimestamp"));
    }

    /** The object whose controller made this one. */
    static Optional<JsonObject> controller(JsonObject object) {
        return Tree.objects(object, "metadata", "ownerReferences").stream()
                .filter(owner -> Tree.flag(owner, "controller"))
                .findFirst();
    }

    static boolean ownedBy(JsonObject object, JsonObject owner) {
        return controller(object)
                .filter(reference -> Tree.text(reference, "uid").equals(uid(owner)))
                .isPresent();
    }

    static JsonObject reference(JsonObject owner) {
        JsonObject reference = new JsonObject();
        reference.add("apiVersion", owner.get("apiVersion"));
        reference.add("kind", owner.get("kind"));
        reference.addProperty("name", name(owner));
        reference.addProperty("uid", uid(owner));
        reference.addProperty("controller", true);
        reference.addProperty("blockOwnerDeletion", true);
        return reference;
    }

    /** As times are written: whole seconds. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
