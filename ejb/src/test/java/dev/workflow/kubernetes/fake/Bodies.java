package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.util.List;

/** Checks what clients send before anything is done with it. */
final class Bodies {

    private static final List<String> SERVER_FIELDS = List.of(
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "selfLink",
            "managedFields");

    private Bodies() {}

    /** A copy that is an object of that kind and in that namespace. */
    static JsonObject settled(Resource resource, String namespace, JsonObject body, Kinds kinds) {
        JsonObject object = body.deepCopy();
        String kind = Tree.text(object, "kind");
        String version = Tree.text(object, "apiVersion");
        if (!kind.isEmpty() && !kind.equals(resource.kind())
                || !version.isEmpty() && !version.equals(resource.apiVersion())) {
            throw Refusal.badRequest(kind + " in version \"" + resource.version() + "\" cannot be handled as a "
                    + resource.kind() + ": converting (" + version + "." + kind + ") to (" + resource.group() + "."
                    + resource.kind() + "): unknown conversion");
        }
        JsonObject ordered = Answers.kind(resource.kind(), resource.apiVersion());
        ordered.add("metadata", Tree.object(object, "metadata"));
        object.entrySet().forEach(entry -> ordered.add(entry.getKey(), entry.getValue()));
        ordered.addProperty("kind", resource.kind());
        ordered.addProperty("apiVersion", resource.apiVersion());
        place(ordered, resource, namespace);
        check(resource, ordered, kinds, false);
        return ordered;
    }

    private static void place(JsonObject object, Resource resource, String namespace) {
        String said = Metadata.namespace(object);
        if (resource.namespaced() && !said.isEmpty() && !said.equals(namespace)) {
            throw Refusal.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        if (resource.namespaced()) {
            Tree.set(object, namespace, "metadata", "namespace");
        } else {
            Tree.remove(object, "metadata", "namespace");
        }
    }

    static JsonObject named(Resource resource, String name, JsonObject body) {
        String said = Metadata.name(body);
        if (said.isEmpty()) {
            Tree.set(body, name, "metadata", "name");
        } else if (!said.equals(name)) {
            throw Refusal.badRequest(
                    "the name of the object (" + said + ") does not match the name on the URL (" + name + ")");
        }
        return body;
    }

    /** What server-side apply accepts. */
    static JsonObject applied(Resource resource, String namespace, String name, JsonObject body, Kinds kinds) {
        if (Tree.text(body, "kind").isEmpty() || Tree.text(body, "apiVersion").isEmpty()) {
            throw Refusal.badRequest("invalid object type: /, Kind=");
        }
        if (Tree.has(body, "metadata", "managedFields")) {
            throw Refusal.badRequest("metadata.managedFields must be nil");
        }
        JsonObject object = named(resource, name, body.deepCopy());
        String said = Metadata.namespace(object);
        check(resource, object, kinds, true);
        JsonObject settled = settled(resource, namespace, object, kinds);
        if (said.isEmpty() && !resource.namespaced()) {
            Tree.remove(settled, "metadata", "namespace");
        }
        return settled;
    }

    /** @param applying whether fields that nobody knows are refused; else they are left out */
    static void check(Resource resource, JsonObject object, Kinds kinds, boolean applying) {
        if (kinds.custom(resource)) {
            return;
        }
        Schema.of(resource)
                .ifPresent(schema -> schema.settle(object, (path, wrong, detail) -> {
                    if (applying) {
                        String said = wrong == Schema.Wrong.UNKNOWN ? "field not declared in schema" : detail;
                        throw Refusal.internal(
                                "failed to create typed patch object (" + Metadata.namespace(object) + "/"
                                        + Metadata.name(object) + "; " + resource.apiVersion() + ", Kind="
                                        + resource.kind() + "): "
                                        + path + ": " + said);
                    }
                    if (wrong == Schema.Wrong.TYPE) {
                        throw Refusal.badRequest(resource.kind() + " in version \"" + resource.version()
                                + "\" cannot be handled as a " + resource.kind() + ": " + path + ": " + detail);
                    }
                }));
    }

    static void clearServerFields(JsonObject metadata) {
        SERVER_FIELDS.forEach(metadata::remove);
    }

    static void keepServerFields(JsonObject old, JsonObject next) {
        JsonObject from = Tree.object(old, "metadata");
        JsonObject to = Tree.make(next, "metadata");
        clearServerFields(to);
        to.add("name", from.get("name"));
        SERVER_FIELDS.forEach(field -> {
            if (from.has(field)) {
                to.add(field, from.get(field));
            }
        });
    }

    /** Equal but for who set the fields. */
    static boolean same(JsonObject one, JsonObject other) {
        return bare(one).equals(bare(other)) && owners(one).equals(owners(other));
    }

    private static JsonObject bare(JsonObject object) {
        JsonObject bare = object.deepCopy();
        Tree.remove(bare, "metadata", "managedFields");
        return bare;
    }

    private static List<JsonObject> owners(JsonObject object) {
        return Tree.objects(object, "metadata", "managedFields").stream()
                .map(JsonObject::deepCopy)
                .peek(entry -> entry.remove("time"))
                .toList();
    }

    /** What a generation is about. */
    static JsonObject content(JsonObject object) {
        JsonObject content = object.deepCopy();
        content.remove("metadata");
        content.remove("status");
        return content;
    }
}
