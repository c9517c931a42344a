package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** The conditions of a status. */
final class Conditions {

    private final JsonObject status;
    private final Instant now;

    Conditions(JsonObject status, Instant now) {
        this.status = status;
        this.now = now;
    }

    static Optional<JsonObject> find(JsonObject status, String type) {
        return Tree.objects(status, "conditions").stream()
                .filter(condition -> type.equals(Tree.text(condition, "type")))
                .findFirst();
    }

    static boolean holds(JsonObject status, String type) {
        return find(status, type)
                .filter(condition -> "True".equals(Tree.text(condition, "status")))
                .isPresent();
    }

    /** Times change only when something else does. */
    Conditions set(String type, boolean holds, String reason, String message, String... times) {
        Optional<JsonObject> before = find(status, type);
        JsonObject condition = new JsonObject();
        condition.addProperty("type", type);
        condition.addProperty("status", holds ? "True" : "False");
        for (String time : times) {
            condition.addProperty(time, Metadata.time(now));
        }
        boolean flipped = before.isEmpty() || !Tree.text(before.get(), "status").equals(Tree.text(condition, "status"));
        condition.addProperty(
                "lastTransitionTime", flipped ? Metadata.time(now) : Tree.text(before.get(), "lastTransitionTime"));
        if (!reason.isEmpty()) {
            condition.addProperty("reason", reason);
        }
        if (!message.isEmpty()) {
            condition.addProperty("message", message);
        }
        if (before.isPresent() && said(before.get()).equals(said(condition))) {
            return this;
        }
        remove(type);
        JsonArray all = Tree.array(status, "conditions");
        all.add(condition);
        status.add("conditions", all);
        return this;
    }

    private static String said(JsonObject condition) {
        return Tree.text(condition, "status") + Tree.text(condition, "reason") + Tree.text(condition, "message");
    }

    Conditions remove(String type) {
        JsonArray left = new JsonArray();
        Tree.objects(status, "conditions").stream()
                .filter(condition -> !type.equals(Tree.text(condition, "type")))
                .forEach(left::add);
        status.add("conditions", left);
        return this;
    }
}
