package dev.workflow.imagebuilder.job;

import dev.workflow.kubernetes.KubernetesObject;
import java.util.Optional;
import java.util.stream.Stream;

/** The pod of a build, as the cluster tells it. */
record BuildPod(KubernetesObject pod) {

    String name() {
        return pod.name();
    }

    private KubernetesObject container(String name) {
        return Stream.concat(
                        pod.parts("status", "initContainerStatuses").stream(),
                        pod.parts("status", "containerStatuses").stream())
                .filter(status -> status.text("name").equals(name))
                .findFirst()
                .orElse(pod.part("no", "such", "container"));
    }

    /** Runs, or did. */
    boolean begun(String container) {
        return container(container).at("state", "running").isPresent()
                || ended(container).isPresent();
    }

    /** How it ended, if it has. */
    Optional<KubernetesObject> ended(String container) {
        KubernetesObject status = container(container);
        return status.at("state", "terminated").map(any -> status.part("state", "terminated"));
    }

    /** The one word for what a container waits for, or empty. */
    String waiting(String container) {
        return container(container).text("state", "waiting", "reason");
    }

    String waitingMessage(String container) {
        return container(container).text("state", "waiting", "message");
    }

    /** Why no node takes it; empty when one does, or nobody has looked yet. */
    String unscheduled() {
        return pod.parts("status", "conditions").stream()
                .filter(condition -> condition.text("type").equals("PodScheduled"))
                .filter(condition -> condition.text("status").equals("False"))
                .map(condition -> condition.text("message"))
                .findFirst()
                .orElse("");
    }

    boolean failed() {
        return pod.text("status", "phase").equals("Failed");
    }

    /** Evicted and the like: what happened to the pod as a whole. */
    String reason() {
        return pod.text("status", "reason");
    }

    String message() {
        return pod.text("status", "message");
    }
}
