package dev.workflow.engine;

import dev.workflow.process.ProcessType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One process (or job) of an app.
 *
 * @param name {@code <app>-<ptype>-<random>}, or {@code <app>-run-<5 characters>} for a job
 * @param reason why it is in that state, in the engine's words; empty when there is nothing to say
 */
public record Pod(
        String name,
        ProcessType type,
        int release,
        State state,
        Instant started,
        boolean ready,
        int restarts,
        String image,
        List<String> command,
        List<String> args,
        Optional<Exit> lastExit,
        String reason) {

    /** The words of the contract (api.md §5). */
    public enum State {
        INITIALIZING,
        CREATING,
        STARTING,
        UP,
        TERMINATING,
        DOWN,
        DESTROYED,
        CRASHED,
        ERROR;

        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param code the exit status, or 128 + signal */
    public record Exit(int code, boolean outOfMemory, Instant started, Instant ended) {}
}
