package dev.workflow.engine.kubernetes.object;

import dev.workflow.engine.AppSpec;
import dev.workflow.process.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How the node asks a process whether it is well. */
final class ProbePart {

    /**
     * What a routable type without a readiness probe gets. Upstream waits five seconds with the first question and takes
     * one unanswered question for an answer.
     */
    private static final Map<String, Object> OFTEN = Fields.of("periodSeconds", 2)
            .with("timeoutSeconds", 5)
            .with("failureThreshold", 3)
            .map();

    private ProbePart() {}

    static Fields of(AppSpec.Process process) {
        Fields probes = Fields.none();
        process.startup().ifPresent(probe -> probes.with("startupProbe", fields(probe, 1)));
        process.liveness().ifPresent(probe -> probes.with("livenessProbe", fields(probe, 1)));
        process.readiness().ifPresent(probe -> probes.with("readinessProbe", fields(probe, probe.successThreshold())));
        if (asked(process) && process.readiness().isEmpty()) {
            Fields listens = Fields.of("tcpSocket", Map.of("port", process.port()));
            OFTEN.forEach(listens::with);
            probes.with("readinessProbe", listens);
        }
        return probes;
    }

    /** Whether its readiness is asked for at all; otherwise it is ready as soon as it runs. */
    static boolean asked(AppSpec.Process process) {
        return process.routable() || process.readiness().isPresent();
    }

    /** @param successes for startup and liveness Kubernetes takes nothing but 1 */
    private static Fields fields(Probe probe, int successes) {
        return check(probe.check())
                .with("initialDelaySeconds", seconds(probe.initialDelay()))
                .with("timeoutSeconds", seconds(probe.timeout()))
                .with("periodSeconds", seconds(probe.period()))
                .with("successThreshold", successes)
                .with("failureThreshold", probe.failureThreshold());
    }

    /** Whole ones, rounded up. */
    static long seconds(Duration duration) {
        return duration.plusMillis(999).toSeconds();
    }

    private static Fields check(Probe.Check check) {
        if (check instanceof Probe.Check.HttpGet get) {
            return Fields.of("httpGet", http(get));
        }
        if (check instanceof Probe.Check.TcpSocket socket) {
            return Fields.of("tcpSocket", Map.of("port", socket.port()));
        }
        return Fields.of("exec", Map.of("command", ((Probe.Check.Exec) check).command()));
    }

    private static Fields http(Probe.Check.HttpGet get) {
        List<Map<String, Object>> headers = get.headers().entrySet().stream()
                .map(header -> Fields.of("name", header.getKey())
                        .even("value", header.getValue())
                        .map())
                .toList();
        return Fields.of("path", get.path().isEmpty() ? "/" : get.path())
                .with("port", get.port())
                .with("httpHeaders", headers);
    }
}
