package dev.workflow.engine.kubernetes;

import dev.workflow.engine.Pod.Exit;
import dev.workflow.engine.Pod.State;
import dev.workflow.kubernetes.KubernetesObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A pod as the cluster tells it, read for what users and rollouts want to know of its one process. */
record PodStatus(KubernetesObject pod) {

    private static final String JOB = "batch.kubernetes.io/job-name";

    String name() {
        return pod.name();
    }

    /** How users know it: the pod of a job has the job's name. */
    String shownName() {
        return pod.labels().getOrDefault(JOB, pod.labels().getOrDefault("job-name", pod.name()));
    }

    boolean leaving() {
        return pod.deleted();
    }

    boolean finished() {
        String phase = pod.text("status", "phase");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    /** Gets traffic. */
    boolean ready() {
        return !leaving() && condition("Ready").text("status").equals("True");
    }

    Optional<Instant> readySince() {
        return ready() ? condition("Ready").time("lastTransitionTime") : Optional.empty();
    }

    KubernetesObject condition(String type) {
        return pod.parts("status", "conditions").stream()
                .filter(condition -> condition.text("type").equals(type))
                .findFirst()
                .orElse(pod.part("no", "such", "condition"));
    }

    /** Of the process; whatever else a cluster puts into a pod comes behind it or has another name. */
    KubernetesObject container() {
        List<KubernetesObject> all = pod.parts("spec", "containers");
        return named(all, pod.label("app") + "-" + pod.label("type"))
                .or(() -> all.stream().findFirst())
                .orElse(pod.part("no", "such", "container"));
    }

    KubernetesObject process() {
        return named(pod.parts("status", "containerStatuses"), container().text("name"))
                .orElse(pod.part("no", "such", "status"));
    }

    private static Optional<KubernetesObject> named(List<KubernetesObject> parts, String name) {
        return parts.stream().filter(part -> part.text("name").equals(name)).findFirst();
    }

    boolean running() {
        return process().at("state", "running").isPresent();
    }

    /** The one word for what it waits for, or empty. */
    String waiting() {
        return process().text("state", "waiting", "reason");
    }

    String waitingMessage() {
        return process().text("state", "waiting", "message");
    }

    /** How its process ended the last time, whether or not it was started again. */
    KubernetesObject lastEnd() {
        return process().at("state", "terminated").isPresent()
                ? process().part("state", "terminated")
                : process().part("lastState", "terminated");
    }

    Optional<Exit> lastExit() {
        KubernetesObject end = lastEnd();
        return end.at("exitCode")
                .map(code -> new Exit(
                        code.getAsInt(),
                        end.text("reason").equals("OOMKilled"),
                        end.time("startedAt").orElse(Instant.EPOCH),
                        end.time("finishedAt").orElse(Instant.EPOCH)));
    }

    int restarts() {
        return (int) process().number("restartCount");
    }

    /** How often its process ended. */
    int crashes() {
        boolean ended =
                process().at("state", "terminated").isPresent() || waiting().equals("CrashLoopBackOff") || finished();
        return restarts() + (ended ? 1 : 0);
    }

    /** The number of its release; 0 when it carries none. */
    int release() {
        return Versions.number(pod.label("version"));
    }

    Instant started() {
        return pod.time("status", "startTime").or(pod::created).orElse(Instant.EPOCH);
    }

    State state() {
        if (leaving()) {
            return State.TERMINATING;
        }
        return switch (pod.text("status", "phase")) {
            case "Succeeded" -> State.DOWN;
            case "Failed" -> State.CRASHED;
            case "Running" -> runningState();
            case "Unknown" -> State.ERROR;
            default -> pendingState();
        };
    }

    private State runningState() {
        if (ready()) {
            return State.UP;
        }
        return running() || crashes() == 0 ? State.STARTING : State.CRASHED;
    }

    private State pendingState() {
        return switch (waiting()) {
            case "" -> State.INITIALIZING;
            case "InvalidImageName", "ErrImageNeverPull" -> State.ERROR;
            default -> State.CREATING;
        };
    }

    /** Why it is in that state, in the cluster's words; empty when there is nothing to say. */
    String reason() {
        String waits = waiting();
        if (!waits.isEmpty()) {
            return waits.equals("ContainerCreating") || waits.equals("PodInitializing") ? "" : waits;
        }
        KubernetesObject scheduled = condition("PodScheduled");
        if (scheduled.text("status").equals("False")) {
            return scheduled.text("reason");
        }
        String pods = pod.text("status", "reason");
        return pods.isEmpty() && !running() ? lastEnd().text("reason") : pods;
    }
}
