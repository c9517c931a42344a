package dev.workflow.web.process;

import dev.workflow.engine.ProcessGroup;
import java.time.Instant;

/** A process type in the list of {@code drycc pts} (api.md §5). */
public record ProcessGroupWire(
        String name, String release, String ready, int upToDate, int availableReplicas, Instant started) {

    static ProcessGroupWire of(ProcessGroup group) {
        return new ProcessGroupWire(
                group.type().value(),
                "v" + group.release(),
                group.ready() + "/" + group.wanted(),
                group.upToDate(),
                group.available(),
                group.started());
    }
}
