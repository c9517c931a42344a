package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import io.kubernetes.client.custom.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gives pods a node, or says why there is none. */
final class Scheduler implements Controller {

    private static final String NAME = "default-scheduler";
    private static final String NO_MATCH = "node(s) didn't match Pod's node affinity/selector";

    private final Api api;
    private final EventLog events;

    Scheduler(Api api) {
        this.api = api;
        this.events = new EventLog(api, NAME);
    }

    @Override
    public void reconcile() {
        for (JsonObject pod : api.etcd().list(Resource.POD, "")) {
            if (!Tree.has(pod, "spec", "nodeName") && !Metadata.deleted(pod)) {
                Controllers.each(this, () -> schedule(pod));
            }
        }
    }

    private void schedule(JsonObject pod) {
        List<JsonObject> nodes = api.etcd().list(Resource.NODE, "");
        Optional<String> volume = missingVolume(pod, nodes.size());
        if (volume.isPresent()) {
            refuse(pod, volume.get());
            return;
        }
        Map<String, Integer> reasons = new TreeMap<>();
        List<JsonObject> fitting = new ArrayList<>();
        for (JsonObject node : nodes) {
            Optional<String> reason = unfit(pod, node);
            reason.ifPresent(why -> reasons.merge(why, 1, Integer::sum));
            if (reason.isEmpty()) {
                fitting.add(node);
            }
        }
        if (fitting.isEmpty()) {
            refuse(pod, message(nodes.size(), reasons));
        } else {
            bind(pod, fitting.get(Math.floorMod(Metadata.name(pod).hashCode(), fitting.size())));
        }
    }

    private static String message(int nodes, Map<String, Integer> reasons) {
        String why = reasons.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return nodes == 0
                ? "no nodes available to schedule pods"
                : "0/" + nodes + " nodes are available: " + why + ". no new claims to deallocate, preemption: 0/"
                        + nodes + " nodes are available: " + nodes + " Preemption is not helpful for scheduling.";
    }

    private Optional<String> missingVolume(JsonObject pod, int nodes) {
        for (JsonObject volume : Tree.objects(pod, "spec", "volumes")) {
            String claim = Tree.text(volume, "persistentVolumeClaim", "claimName");
            if (claim.isEmpty()) {
                continue;
            }
            Optional<JsonObject> found = api.etcd().get(Resource.VOLUME_CLAIM, Metadata.namespace(pod), claim);
            if (found.isEmpty()) {
                return Optional.of("0/" + nodes + " nodes are available: persistentvolumeclaim \"" + claim
                        + "\" not found. not found");
            }
            if (!"Bound".equals(Tree.text(found.get(), "status", "phase"))) {
                return Optional.of("0/" + nodes
                        + " nodes are available: pod has unbound immediate PersistentVolumeClaims. not found");
            }
        }
        return Optional.empty();
    }

    private Optional<String> unfit(JsonObject pod, JsonObject node) {
        if (Tree.flag(node, "spec", "unschedulable")) {
            return Optional.of("node(s) were unschedulable");
        }
        Map<String, String> labels = Metadata.labels(node);
        boolean selected = Metadata.texts(Tree.object(pod, "spec", "nodeSelector")).entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())));
        JsonObject required =
                Tree.object(pod, "spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        List<JsonObject> terms = Tree.objects(required, "nodeSelectorTerms");
        boolean attracted = terms.isEmpty()
                || terms.stream().anyMatch(term -> Tree.objects(term, "matchExpressions").stream()
                        .allMatch(expression -> LabelSelector.holds(expression, labels)));
        if (!selected || !attracted) {
            return Optional.of(NO_MATCH);
        }
        return List.of("cpu", "memory").stream()
                .filter(name -> requested(pod, name).compareTo(free(node, name)) > 0)
                .map(name -> "Insufficient " + name)
                .findFirst();
    }

    private BigDecimal free(JsonObject node, String name) {
        BigDecimal free = new Quantity(Tree.text(node, "status", "allocatable", name)).getNumber();
        for (JsonObject pod : api.etcd().list(Resource.POD, "")) {
            if (Metadata.name(node).equals(Tree.text(pod, "spec", "nodeName")) && !Pods.over(pod)) {
                free = free.subtract(requested(pod, name));
            }
        }
        return free;
    }

    private static BigDecimal requested(JsonObject pod, String name) {
        return Tree.objects(pod, "spec", "containers").stream()
                .map(container -> Tree.text(container, "resources", "requests", name))
                .filter(text -> !text.isEmpty())
                .map(text -> new Quantity(text).getNumber())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void bind(JsonObject pod, JsonObject node) {
        JsonObject bound = api.change(
                Resource.POD,
                Metadata.namespace(pod),
                Metadata.name(pod),
                old -> {
                    Tree.set(old, Metadata.name(node), "spec", "nodeName");
                    return old;
                },
                Write.by(NAME));
        JsonObject status = Tree.object(bound, "status").deepCopy();
        new Conditions(status, api.clock().instant()).set("PodScheduled", true, "", "");
        Status.write(api, Resource.POD, bound, status, NAME);
        events.normal(
                pod,
                "Scheduled",
                "Successfully assigned " + Metadata.namespace(pod) + "/" + Metadata.name(pod) + " to "
                        + Metadata.name(node));
    }

    private void refuse(JsonObject pod, String message) {
        JsonObject status = Tree.object(pod, "status").deepCopy();
        new Conditions(status, api.clock().instant()).set("PodScheduled", false, "Unschedulable", message);
        if (!status.equals(pod.get("status"))) {
            Status.write(api, Resource.POD, pod, status, NAME);
            events.warning(pod, "FailedScheduling", message);
        }
    }
}
