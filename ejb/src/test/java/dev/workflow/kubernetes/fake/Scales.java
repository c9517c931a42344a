package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.fake.Refusal.Cause;
import java.util.List;
import java.util.stream.Collectors;

/** The number of replicas as an object of its own. */
final class Scales {

    private Scales() {}

    static JsonObject of(JsonObject workload) {
        JsonObject scale = Answers.kind("Scale", "autoscaling/v1");
        for (String field : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            Tree.set(scale, Tree.text(workload, "metadata", field), "metadata", field);
        }
        long replicas = Tree.number(workload, 0, "spec", "replicas");
        JsonObject spec = Tree.make(scale, "spec");
        if (replicas != 0) {
            spec.addProperty("replicas", replicas);
        }
        JsonObject status = Tree.make(scale, "status");
        status.addProperty("replicas", Tree.number(workload, 0, "status", "replicas"));
        status.addProperty("selector", selector(workload));
        return scale;
    }

    private static String selector(JsonObject workload) {
        return Metadata.texts(Tree.object(workload, "spec", "selector", "matchLabels")).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .collect(Collectors.joining(","));
    }

    /** The workload as the scale says. */
    static JsonObject to(JsonObject workload, JsonObject scale) {
        long replicas = Tree.number(scale, 0, "spec", "replicas");
        if (replicas < 0) {
            throw Refusal.invalid(
                    "autoscaling",
                    "Scale",
                    Metadata.name(workload),
                    List.of(Cause.invalid(
                            "spec.replicas", Long.toString(replicas), "must be greater than or equal to 0")));
        }
        JsonObject scaled = workload.deepCopy();
        Tree.set(scaled, replicas, "spec", "replicas");
        String version = Tree.text(scale, "metadata", "resourceVersion");
        if (!version.isEmpty()) {
            Tree.set(scaled, version, "metadata", "resourceVersion");
        }
        return scaled;
    }
}
