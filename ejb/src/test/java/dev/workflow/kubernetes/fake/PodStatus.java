package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What a pod's status says, from the states of its containers. */
final class PodStatus {

    private final JsonObject pod;
    private final List<ContainerRun> first;
    private final List<ContainerRun> containers;
    private final String address;

    PodStatus(JsonObject pod, List<ContainerRun> first, List<ContainerRun> containers, String address) {
        this.pod = pod;
        this.first = first;
        this.containers = containers;
        this.address = address;
    }

    JsonObject compute(Instant now) {
        JsonObject status = Tree.object(pod, "status").deepCopy();
        String phase = phase();
        status.addProperty("phase", phase);
        status.addProperty("observedGeneration", Metadata.generation(pod));
        status.addProperty("hostIP", "127.0.0.1");
        status.add("hostIPs", PodRun.one("ip", "127.0.0.1"));
        Tree.otherwise(status, "startTime", Metadata.time(now));
        if (containers.stream().anyMatch(one -> !one.state().is("waiting") || status.has("podIP"))) {
            status.addProperty("podIP", address);
            status.add("podIPs", PodRun.one("ip", address));
        }
        if (!first.isEmpty()) {
            status.add("initContainerStatuses", statuses(first));
        }
        status.add("containerStatuses", statuses(containers));
        conditions(status, phase, now);
        return status;
    }

    private static JsonArray statuses(List<ContainerRun> runs) {
        JsonArray statuses = new JsonArray();
        runs.forEach(run -> statuses.add(run.status()));
        return statuses;
    }

    private String phase() {
        boolean failedBefore = first.stream()
                .anyMatch(one -> one.isOver()
                        && one.state().is("terminated")
                        && one.state().exitCode() != 0);
        if (failedBefore) {
            return "Failed";
        }
        boolean over =
                containers.stream().allMatch(one -> one.isOver() && one.state().is("terminated"));
        if (over) {
            return containers.stream().allMatch(one -> one.state().exitCode() == 0) ? "Succeeded" : "Failed";
        }
        boolean begun = containers.stream()
                .anyMatch(one -> !one.state().is("waiting") || one.states().size() > 1);
        return begun ? "Running" : "Pending";
    }

    private void conditions(JsonObject status, String phase, Instant now) {
        Conditions conditions = new Conditions(status, now);
        String unready = containers.stream()
                .filter(one -> !one.ready())
                .map(ContainerRun::name)
                .collect(Collectors.joining(" "));
        String reason =
                switch (phase) {
                    case "Succeeded" -> "PodCompleted";
                    case "Failed" -> "PodFailed";
                    default -> unready.isEmpty() ? "" : "ContainersNotReady";
                };
        String message = "ContainersNotReady".equals(reason) ? "containers with unready status: [" + unready + "]" : "";
        boolean ready = reason.isEmpty();
        conditions
                .set("Initialized", first.stream().allMatch(ContainerRun::isOver), "", "")
                .set("Ready", ready, reason, message)
                .set("ContainersReady", ready, reason, message);
    }
}
