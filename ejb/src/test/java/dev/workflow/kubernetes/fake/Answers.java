package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;

/** The bodies that are no objects: Status and lists. */
final class Answers {

    private Answers() {}

    static JsonObject failure(int code, String reason, String message, JsonObject details) {
        JsonObject status = kind("Status", "v1");
        status.add("metadata", new JsonObject());
        status.addProperty("status", "Failure");
        status.addProperty("message", message);
        if (reason != null) {
            status.addProperty("reason", reason);
        }
        if (details != null) {
            status.add("details", details);
        }
        status.addProperty("code", code);
        return status;
    }

    static JsonObject details(Resource resource, String name) {
        JsonObject details = new JsonObject();
        details.addProperty("name", name);
        if (!resource.group().isEmpty()) {
            details.addProperty("group", resource.group());
        }
        details.addProperty("kind", resource.plural());
        return details;
    }

    static JsonObject deleted(Resource resource, JsonObject object) {
        JsonObject status = kind("Status", "v1");
        status.add("metadata", new JsonObject());
        status.addProperty("status", "Success");
        JsonObject details = details(resource, Metadata.name(object));
        details.addProperty("uid", Metadata.uid(object));
        status.add("details", details);
        return status;
    }

    static JsonObject list(String kind, String apiVersion, long version, Iterable<JsonObject> items) {
        JsonObject list = kind(kind, apiVersion);
        JsonObject metadata = new JsonObject();
        metadata.addProperty("resourceVersion", Long.toString(version));
        list.add("metadata", metadata);
        JsonArray array = new JsonArray();
        items.forEach(array::add);
        list.add("items", array);
        return list;
    }

    static JsonObject kind(String kind, String apiVersion) {
        JsonObject object = new JsonObject();
        object.addProperty("kind", kind);
        object.addProperty("apiVersion", apiVersion);
        return object;
    }
}
