package dev.workflow.engine.kubernetes;

import dev.workflow.engine.RolloutFailed.Cause;
import dev.workflow.process.ProcessType;
import java.time.Duration;
import java.util.Optional;

/**
 * What the cluster heard when it asked a process whether it is well.
 *
 * @param note as in the event, {@code Readiness probe failed: …}
 */
record ProbeAnswer(PodStatus pod, ProcessType type, String note) {

    private String answer() {
        return note.isEmpty() ? note : note.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + note.substring(1);
    }

    /** A readiness probe that only connects asks nothing but whether the process listens. */
    private boolean listens() {
        return note.startsWith("Readiness")
                && pod.container().at("readinessProbe", "tcpSocket").isPresent();
    }

    Symptom late(Duration waited) {
        String after = " after " + waited.toSeconds() + " s: " + answer();
        return listens()
                ? new Symptom(
                        Cause.NOT_LISTENING,
                        "does not listen on $PORT (here " + pod.container().text("readinessProbe", "tcpSocket", "port")
                                + ")" + after,
                        "Make it listen on 0.0.0.0 and the port in the environment variable PORT.",
                        Optional.of(pod))
                : new Symptom(
                        Cause.PROBE_FAILED,
                        "is not healthy" + after,
                        "Check the health check of " + type + ", or give it more time.",
                        Optional.of(pod));
    }

    Symptom restarted() {
        return new Symptom(
                Cause.PROBE_FAILED,
                "was restarted: " + answer(),
                "Check the health check of " + type + ".",
                Optional.of(pod));
    }
}
