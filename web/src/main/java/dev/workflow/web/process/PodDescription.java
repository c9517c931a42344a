package dev.workflow.web.process;

import dev.workflow.engine.Pod;
import dev.workflow.process.ProcessType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One process in detail, in the words of a container (api.md §5). */
public record PodDescription(
        String container,
        String image,
        List<String> command,
        List<String> args,
        Map<String, Object> state,

        @jakarta.json.bind.annotation.JsonbProperty("lastState")
        Map<String, Object> lastState,

        boolean ready,

        @jakarta.json.bind.annotation.JsonbProperty("restartCount")
        int restartCount,

        String status,
        String reason,
        String message) {

    static PodDescription of(String app, Pod pod) {
        boolean alive = pod.state() == Pod.State.UP || pod.state() == Pod.State.TERMINATING;
        return new PodDescription(
                app + "-" + pod.type(),
                pod.image(),
                pod.command(),
                pod.args(),
                state(pod, alive),
                pod.lastExit().map(PodDescription::terminated).orElse(Map.of()),
                pod.ready(),
                pod.restarts(),
                phase(pod, alive),
                pod.reason(),
                "");
    }

    /** In Kubernetes' words: a process that is started again and again is still one that runs. */
    private static String phase(Pod pod, boolean alive) {
        if (alive) {
            return "Running";
        }
        return switch (pod.state()) {
            case DOWN -> "Succeeded";
            case CRASHED -> isJob(pod) ? "Failed" : "Running";
            case ERROR -> isJob(pod) ? "Failed" : "Pending";
            default -> pod.restarts() > 0 ? "Running" : "Pending";
        };
    }

    private static boolean isJob(Pod pod) {
        return pod.type().equals(ProcessType.RUN);
    }

    private static Map<String, Object> state(Pod pod, boolean alive) {
        if (alive) {
            return Map.of("running", Map.of("startedAt", time(pod.started())));
        }
        boolean over = isJob(pod) || pod.state() == Pod.State.DOWN || pod.state() == Pod.State.ERROR;
        return over && pod.lastExit().isPresent()
                ? terminated(pod.lastExit().get())
                : Map.of("waiting", Map.of("reason", pod.reason()));
    }

    private static Map<String, Object> terminated(Pod.Exit exit) {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("exitCode", exit.code());
        inner.put("reason", exit.outOfMemory() ? "OOMKilled" : exit.code() == 0 ? "Completed" : "Error");
        inner.put("startedAt", time(exit.started()));
        inner.put("finishedAt", time(exit.ended()));
        return Map.of("terminated", inner);
    }

    /** Whole seconds, as everywhere (api.md §1). */
    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
