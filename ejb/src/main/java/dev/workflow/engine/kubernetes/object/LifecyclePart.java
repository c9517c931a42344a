package dev.workflow.engine.kubernetes.object;

import dev.workflow.engine.AppSpec;
import java.util.List;
import java.util.Map;

/** What happens beside a process after its start and before its end. */
final class LifecyclePart {

    /** The first minor whose nodes can wait by themselves. */
    private static final int SLEEPS = 30;

    private LifecyclePart() {}

    static Map<String, Object> of(ClusterLayout layout, AppSpec.Process process) {
        Fields hooks = Fields.none();
        process.postStart().ifPresent(hook -> hooks.with("postStart", shell(hook)));
        process.preStop().ifPresent(hook -> hooks.with("preStop", shell(hook)));
        long drain = drain(layout, process);
        if (drain > 0) {
            hooks.with("preStop", Map.of("sleep", Map.of("seconds", drain)));
        }
        return hooks.map();
    }

    /**
     * From SIGTERM on, and before it what the process goes on for the sake of those who have not yet heard that it is out
     * of traffic.
     */
    static long grace(ClusterLayout layout, AppSpec.Process process) {
        return ProbePart.seconds(process.grace()) + drain(layout, process);
    }

    /** A hook of the app's own takes its place. */
    private static long drain(ClusterLayout layout, AppSpec.Process process) {
        boolean waits = process.routable() && process.preStop().isEmpty() && layout.minor() >= SLEEPS;
        return waits ? ProbePart.seconds(layout.drain()) : 0;
    }

    /** A hook is a text for the shell, run in the app's own container. */
    private static Map<String, Object> shell(String hook) {
        return Map.of("exec", Map.of("command", List.of("/bin/bash", "-c", hook)));
    }
}
