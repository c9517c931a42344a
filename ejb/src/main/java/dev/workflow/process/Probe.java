package dev.workflow.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How the engine asks a process whether it is well; the fields are those of a Kubernetes probe (api.md §4.1). */
public record Probe(
        Check check,
        Duration initialDelay,
        Duration timeout,
        Duration period,
        int successThreshold,
        int failureThreshold) {

    public sealed interface Check {
        record HttpGet(int port, String path, Map<String, String> headers) implements Check {}

        record TcpSocket(int port) implements Check {}

        record Exec(List<String> command) implements Check {}
    }

    /** How long it may take until it has decided; the first questions of a short delay fall into the first period. */
    public Duration longest() {
        Duration delay = initialDelay.compareTo(period) >= 0 ? initialDelay : Duration.ZERO;
        return delay.plus(period.plus(timeout).multipliedBy((long) failureThreshold + successThreshold));
    }

    /** What a routable process type without a configured probe gets: it must accept a connection on its port. */
    public static Probe listensOn(int port) {
        return new Probe(new Check.TcpSocket(port), Duration.ZERO, Duration.ofSeconds(2), Duration.ofMillis(200), 1, 3);
    }
}
