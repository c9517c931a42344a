package dev.workflow.launcher.supervisor;

import java.time.Instant;
import java.util.List;

/**
 * What the supervisor knows about a part.
 *
 * @param pid 0 while there is no process
 * @param since when the process was started
 * @param restarts how often it was started again since the platform started
 */
public record PartState(String name, List<Integer> ports, Phase phase, long pid, Instant since, int restarts) {

    public PartState {
        ports = List.copyOf(ports);
    }

    static PartState of(Part part) {
        return new PartState(part.name(), part.ports(), Phase.STOPPED, 0, Instant.EPOCH, 0);
    }

    PartState in(Phase next) {
        return new PartState(name, ports, next, next == Phase.STOPPED ? 0 : pid, since, restarts);
    }

    PartState started(long newPid, Instant now) {
        return new PartState(name, ports, Phase.STARTING, newPid, now, since.equals(Instant.EPOCH) ? 0 : restarts + 1);
    }
}
