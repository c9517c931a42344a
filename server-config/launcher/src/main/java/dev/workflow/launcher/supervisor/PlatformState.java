package dev.workflow.launcher.supervisor;

import dev.workflow.launcher.process.Alive;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The supervisor's public face, as the other commands read it.
 *
 * @param pid of the supervisor
 * @param since when the supervisor's process started, which tells it from a later one with the same pid
 * @param reason why the platform failed; empty otherwise
 */
public record PlatformState(long pid, Instant since, Phase phase, String reason, List<PartState> parts) {

    public PlatformState {
        parts = List.copyOf(parts);
    }

    /** The supervisor's process, when that very one is alive. */
    public Optional<ProcessHandle> supervisor() {
        return ProcessHandle.of(pid)
                .filter(Alive::is)
                .filter(process ->
                        process.info().startInstant().map(since::equals).orElse(true));
    }

    public Optional<PartState> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }
}
