package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.util.List;
import java.util.stream.Collectors;

/** The server says no, in the real server's words. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** One thing that is wrong with an object. */
    record Cause(String reason, String field, String message) {

        static Cause invalid(String field, String value, String why) {
            return new Cause("FieldValueInvalid", field, "Invalid value: " + value + ": " + why);
        }

        static Cause required(String field) {
            return new Cause("FieldValueRequired", field, "Required value");
        }

        static Cause required(String field, String why) {
            return new Cause("FieldValueRequired", field, "Required value: " + why);
        }
    }

    private final transient JsonObject status;
    private final int retryAfter;

    private Refusal(JsonObject status, int retryAfter) {
        super(Tree.text(status, "message"));
        this.status = status;
        this.retryAfter = retryAfter;
    }

    static Refusal of(int code, String reason, String message, JsonObject details) {
        return new Refusal(Answers.failure(code, reason, message, details), 0);
    }

    static Refusal notServed() {
        return of(404, "NotFound", "the server could not find the requested resource", new JsonObject());
    }

    static Refusal notFound(Resource resource, String name) {
        return of(404, "NotFound", resource + " \"" + name + "\" not found", Answers.details(resource, name));
    }

    static Refusal alreadyExists(Resource resource, String name) {
        return of(409, "AlreadyExists", resource + " \"" + name + "\" already exists", Answers.details(resource, name));
    }

    static Refusal conflict(Resource resource, String name, String why) {
        return of(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + resource + " \"" + name + "\": " + why,
                Answers.details(resource, name));
    }

    static Refusal stale(Resource resource, String name) {
        return conflict(
                resource,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    static Refusal forbidden(Resource resource, String name, String why) {
        return of(
                403, "Forbidden", resource + " \"" + name + "\" is forbidden: " + why, Answers.details(resource, name));
    }

    static Refusal badRequest(String message) {
        return of(400, "BadRequest", message, null);
    }

    static Refusal internal(String message) {
        return of(500, null, message, null);
    }

    static Refusal expired(String message) {
        return of(410, "Expired", message, null);
    }

    static Refusal busy(int seconds) {
        JsonObject details = new JsonObject();
        details.addProperty("retryAfterSeconds", seconds);
        return new Refusal(
                Answers.failure(429, "TooManyRequests", "Too many requests, please try again later.", details),
                seconds);
    }

    static Refusal invalid(Resource resource, String name, List<Cause> causes) {
        return invalid(resource.group(), resource.kind(), name, causes);
    }

    static Refusal invalid(String group, String kind, String name, List<Cause> causes) {
        JsonObject details = new JsonObject();
        if (!name.isEmpty()) {
            details.addProperty("name", name);
        }
        if (!group.isEmpty()) {
            details.addProperty("group", group);
        }
        details.addProperty("kind", kind);
        JsonArray list = new JsonArray();
        causes.forEach(cause -> list.add(Tree.json(cause)));
        details.add("causes", list);
        String all = causes.stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .collect(Collectors.joining(", "));
        String qualified = group.isEmpty() ? kind : kind + "." + group;
        String what = causes.size() == 1 ? all : "[" + all + "]";
        return of(422, "Invalid", qualified + " \"" + name + "\" is invalid: " + what, details);
    }

    JsonObject status() {
        return status;
    }

    int code() {
        return status.get("code").getAsInt();
    }

    /** Seconds; 0 for none. */
    int retryAfter() {
        return retryAfter;
    }
}
