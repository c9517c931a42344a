package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a Deployment's status says. */
final class DeploymentStatus {

    private final JsonObject deployment;
    private final Optional<JsonObject> present;
    private final List<JsonObject> sets;
    private final Instant now;
    private final JsonObject before;

    DeploymentStatus(JsonObject deployment, Optional<JsonObject> present, List<JsonObject> sets, Instant now) {
        this.deployment = deployment;
        this.present = present;
        this.sets = sets;
        this.now = now;
        this.before = Tree.object(deployment, "status");
    }

    JsonObject compute() {
        JsonObject status = new JsonObject();
        long available = sum("status", "availableReplicas");
        count(status, "replicas", sum("status", "replicas"));
        count(
                status,
                "updatedReplicas",
                present.map(set -> Tree.number(set, 0, "status", "replicas")).orElse(0L));
        count(status, "readyReplicas", sum("status", "readyReplicas"));
        count(status, "availableReplicas", available);
        count(status, "unavailableReplicas", Math.max(0, sum("spec", "replicas") - available));
        status.addProperty("terminatingReplicas", sum("status", "terminatingReplicas"));
        status.addProperty("observedGeneration", Metadata.generation(deployment));
        Tree.at(before, "conditions").ifPresent(conditions -> status.add("conditions", conditions.deepCopy()));
        conditions(status, available);
        return status;
    }

    private void conditions(JsonObject status, long available) {
        Conditions conditions = new Conditions(status, now);
        long wanted = Tree.number(deployment, 1, "spec", "replicas");
        boolean enough = available >= wanted - mayMiss(wanted);
        conditions.set(
                "Available",
                enough,
                enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                enough ? "Deployment has minimum availability." : "Deployment does not have minimum availability.",
                "lastUpdateTime");
        Optional<JsonObject> failure =
                present.flatMap(set -> Conditions.find(Tree.object(set, "status"), "ReplicaFailure"));
        if (failure.isPresent()) {
            conditions.set(
                    "ReplicaFailure", true, "FailedCreate", Tree.text(failure.get(), "message"), "lastUpdateTime");
        } else {
            conditions.remove("ReplicaFailure");
        }
        present.ifPresent(set -> progress(conditions, status, Metadata.name(set), wanted));
    }

    private void progress(Conditions conditions, JsonObject status, String set, long wanted) {
        boolean complete = number(status, "updatedReplicas") == wanted
                && number(status, "replicas") == wanted
                && number(status, "availableReplicas") == wanted;
        Optional<JsonObject> last = Conditions.find(before, "Progressing");
        boolean moved = last.isEmpty()
                || number(before, "observedGeneration") != Metadata.generation(deployment)
                || number(status, "updatedReplicas") > number(before, "updatedReplicas")
                || number(status, "readyReplicas") > number(before, "readyReplicas")
                || number(status, "availableReplicas") > number(before, "availableReplicas")
                || number(status, "replicas") - number(status, "updatedReplicas")
                        < number(before, "replicas") - number(before, "updatedReplicas");
        if (complete) {
            conditions.set(
                    "Progressing",
                    true,
                    "NewReplicaSetAvailable",
                    "ReplicaSet \"" + set + "\" has successfully progressed.",
                    "lastUpdateTime");
        } else if (moved) {
            conditions.remove("Progressing");
            conditions.set(
                    "Progressing",
                    true,
                    "ReplicaSetUpdated",
                    "ReplicaSet \"" + set + "\" is progressing.",
                    "lastUpdateTime");
        } else if (late(last.get())) {
            conditions.set(
                    "Progressing",
                    false,
                    "ProgressDeadlineExceeded",
                    "ReplicaSet \"" + set + "\" has timed out progressing.",
                    "lastUpdateTime");
        }
    }

    private boolean late(JsonObject progressing) {
        if ("NewReplicaSetAvailable".equals(Tree.text(progressing, "reason"))) {
            return false;
        }
        long seconds = Tree.number(deployment, 600, "spec", "progressDeadlineSeconds");
        return Instant.parse(Tree.text(progressing, "lastUpdateTime"))
                .plusSeconds(seconds)
                .isBefore(now);
    }

    private long mayMiss(long wanted) {
        String text = Tree.text(deployment, "spec", "strategy", "rollingUpdate", "maxUnavailable");
        if (text.endsWith("%")) {
            return Integer.parseInt(text.substring(0, text.length() - 1)) * wanted / 100;
        }
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private long sum(String... path) {
        return sets.stream().mapToLong(set -> Tree.number(set, 0, path)).sum();
    }

    private static long number(JsonObject status, String name) {
        return Tree.number(status, 0, name);
    }

    private static void count(JsonObject status, String name, long count) {
        if (count > 0) {
            status.addProperty(name, count);
        }
    }
}
