package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps as many pods as ReplicaSets ask for. */
final class ReplicaSetController implements Controller {

    private static final String NAME = "replicaset-controller";
    private static final int LONGEST_PAUSE_SECONDS = 16;

    private record Pause(Instant until, int seconds) {}

    private final Api api;
    private final Deletion deletion;
    private final EventLog events;
    private final Map<String, Pause> pauses = new HashMap<>();

    ReplicaSetController(Api api, Deletion deletion) {
        this.api = api;
        this.deletion = deletion;
        this.events = new EventLog(api, NAME);
    }

    @Override
    public void reconcile() {
        for (JsonObject set : api.etcd().list(Resource.REPLICA_SET, "")) {
            if (!Metadata.deleted(set)) {
                Controllers.each(this, () -> reconcile(set));
            }
        }
    }

    private void reconcile(JsonObject set) {
        List<JsonObject> pods = Pods.of(api.etcd(), set);
        List<JsonObject> active = pods.stream().filter(Pods::active).toList();
        long wanted = Tree.number(set, 1, "spec", "replicas");
        String failure = "";
        if (active.size() < wanted) {
            failure = create(set, (int) wanted - active.size());
        } else {
            active.stream()
                    .sorted(Comparator.comparing(ReplicaSetController::worth))
                    .limit(active.size() - wanted)
                    .forEach(pod -> delete(set, pod));
            pauses.remove(Metadata.uid(set));
        }
        status(set, failure);
    }

    /** The first to go: those on no node, not ready, and the youngest. */
    private static String worth(JsonObject pod) {
        long age = Long.MAX_VALUE - Metadata.created(pod).toEpochMilli();
        return (Tree.has(pod, "spec", "nodeName") ? "1" : "0") + (Pods.ready(pod) ? "1" : "0") + age;
    }

    private void delete(JsonObject set, JsonObject pod) {
        deletion.delete(Resource.POD, Metadata.namespace(pod), Metadata.name(pod), Deletion.Options.background());
        events.normal(set, "SuccessfulDelete", "Deleted pod: " + Metadata.name(pod));
    }

    /** @return what kept it from making all of them; empty for nothing, {@code -} while it waits to try again */
    private String create(JsonObject set, int count) {
        Instant now = api.clock().instant();
        Pause pause = pauses.get(Metadata.uid(set));
        if (pause != null && now.isBefore(pause.until())) {
            return "-";
        }
        for (int i = 0; i < count; i++) {
            try {
                JsonObject pod = api.create(
                        Resource.POD, Metadata.namespace(set), Templates.pod(set), Write.by("kube-controller-manager"));
                events.normal(set, "SuccessfulCreate", "Created pod: " + Metadata.name(pod));
            } catch (Refusal refusal) {
                int seconds = pause == null ? 1 : Math.min(LONGEST_PAUSE_SECONDS, pause.seconds() * 2);
                pauses.put(Metadata.uid(set), new Pause(now.plusSeconds(seconds), seconds));
                if (!refusal.getMessage().contains("being terminated")) {
                    events.warning(set, "FailedCreate", "Error creating: " + refusal.getMessage());
                }
                return refusal.getMessage();
            }
        }
        pauses.remove(Metadata.uid(set));
        return "";
    }

    private void status(JsonObject set, String failure) {
        List<JsonObject> pods = Pods.of(api.etcd(), set);
        List<JsonObject> active = pods.stream().filter(Pods::active).toList();
        Instant now = api.clock().instant();
        long minReady = Tree.number(set, 0, "spec", "minReadySeconds");
        JsonObject status = new JsonObject();
        status.addProperty("replicas", active.size());
        count(status, "fullyLabeledReplicas", active.size());
        count(status, "readyReplicas", active.stream().filter(Pods::ready).count());
        count(
                status,
                "availableReplicas",
                active.stream()
                        .filter(pod -> Pods.available(pod, minReady, now))
                        .count());
        status.addProperty(
                "terminatingReplicas",
                pods.stream()
                        .filter(pod -> Metadata.deleted(pod) && !Pods.over(pod))
                        .count());
        status.addProperty("observedGeneration", Metadata.generation(set));
        JsonArray before = Tree.array(set, "status", "conditions").deepCopy();
        if (!before.isEmpty()) {
            status.add("conditions", before);
        }
        if (failure.isEmpty()) {
            status.remove("conditions");
        } else if (!"-".equals(failure)) {
            new Conditions(status, now).set("ReplicaFailure", true, "FailedCreate", failure);
        }
        Status.write(api, Resource.REPLICA_SET, set, status);
    }

    private static void count(JsonObject status, String name, long count) {
        if (count > 0) {
            status.addProperty(name, count);
        }
    }
}
