package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import java.time.Instant;

/** One state of a container as its status shows it. */
record ContainerState(String kind, JsonObject content) {

    static ContainerState waiting(String reason, String message) {
        JsonObject content = new JsonObject();
        if (!message.isEmpty()) {
            content.addProperty("message", message);
        }
        content.addProperty("reason", reason);
        return new ContainerState("waiting", content);
    }

    static ContainerState running(Instant since) {
        JsonObject content = new JsonObject();
        content.addProperty("startedAt", Metadata.time(since));
        return new ContainerState("running", content);
    }

    static ContainerState terminated(int code, String reason, String message, Instant started, Instant ended) {
        JsonObject content = new JsonObject();
        content.addProperty("exitCode", code);
        content.addProperty("finishedAt", Metadata.time(ended));
        if (!message.isEmpty()) {
            content.addProperty("message", message);
        }
        content.addProperty("reason", reason);
        content.addProperty("startedAt", Metadata.time(started));
        return new ContainerState("terminated", content);
    }

    boolean is(String wanted) {
        return kind.equals(wanted);
    }

    int exitCode() {
        return (int) Tree.number(content, 0, "exitCode");
    }

    JsonObject json() {
        JsonObject state = new JsonObject();
        state.add(kind, content);
        return state;
    }
}
