package dev.workflow.web.process;

import dev.workflow.engine.Pod;
import java.time.Instant;

/** A process in the list of {@code drycc ps} (api.md §5). */
public record PodWire(
        String name, String state, String release, String type, Instant started, String ready, int restarts) {

    static PodWire of(Pod pod) {
        return new PodWire(
                pod.name(),
                pod.state().text(),
                "v" + pod.release(),
                pod.type().value(),
                pod.started(),
                pod.ready() ? "1/1" : "0/1",
                pod.restarts());
    }
}
