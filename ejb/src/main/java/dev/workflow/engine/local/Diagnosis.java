package dev.workflow.engine.local;

import dev.workflow.engine.Pod.Exit;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.engine.RolloutFailed.Cause;
import dev.workflow.process.ProcessType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names the reason why a new process does not become healthy, with what it said last and what to do next. */
final class Diagnosis {

    /** A process may fail once, for a neighbour that is not up yet; twice in a row is an answer. */
    private static final int CRASHES_THAT_TELL = 2;

    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int LINES_SHOWN = 15;

    private final Replica replica;
    private final ProcessType type;

    Diagnosis(Replica replica) {
        this.replica = replica;
        this.type = replica.spec().type();
    }

    /** The failure, when it is certain before the time is over. */
    Optional<RolloutFailed> hopeless() {
        ReplicaState state = replica.state();
        if (state.crashes() == 0) {
            return Optional.empty();
        }
        Optional<Exit> exit = state.lastExit();
        boolean certain = exit.map(
                        last -> last.outOfMemory() || last.code() == NOT_FOUND || last.code() == NOT_EXECUTABLE)
                .orElse(true);
        return certain || state.crashes() >= CRASHES_THAT_TELL ? Optional.of(crashed(exit)) : Optional.empty();
    }

    /** The failure when the time is over. */
    RolloutFailed late(Duration waited) {
        Optional<Exit> exit = replica.state().lastExit();
        Optional<RunOnce> run = replica.state().run();
        if (run.isEmpty() && exit.isPresent()) {
            return crashed(exit);
        }
        Optional<Health> health = replica.state().health();
        if (health.isPresent() && health.get().waitsForProbe()) {
            return failed(
                    Cause.PROBE_FAILED,
                    "is not healthy after " + waited.toSeconds() + " s: "
                            + health.get().lastAnswer(),
                    "Check the health check of " + type + ", or give it more time.");
        }
        return replica.spec().routable()
                ? notListening(run, waited)
                : failed(Cause.TIMEOUT, "did not start within " + waited.toSeconds() + " s", "");
    }

    private RolloutFailed crashed(Optional<Exit> exit) {
        String reason = replica.state().reason();
        if (exit.isEmpty()) {
            return failed(Cause.EXITED, reason, "Check the command of " + type + ".");
        }
        if (exit.get().outOfMemory()) {
            return failed(
                    Cause.OUT_OF_MEMORY,
                    "used more memory than its limit of "
                            + (replica.spec().resources().memoryBytes() >> 20) + " MiB and was killed",
                    "Give " + type + " a larger limit, or make it use less.");
        }
        if (reason.contains("probe failed")) {
            return failed(Cause.PROBE_FAILED, "was restarted: " + reason, "Check the health check of " + type + ".");
        }
        return failed(
                Cause.EXITED, reason + " before it was ready", hint(exit.get().code()));
    }

    private String hint(int code) {
        return switch (code) {
            case NOT_FOUND -> "Its program was not found: check the command of " + type + ".";
            case NOT_EXECUTABLE -> "Its program cannot be run: check the command and the file's permissions.";
            case 0 -> "A process of a release must keep running; use a run task for work that ends.";
            default -> "Fix what its last lines say, then deploy again.";
        };
    }

    private RolloutFailed notListening(Optional<RunOnce> run, Duration waited) {
        Set<Integer> ports = run.map(
                        running -> ListeningSockets.of(running.confined().processes()))
                .orElse(Set.of());
        String elsewhere = ports.isEmpty() ? "" : "; it listens on " + words(ports) + " instead";
        return failed(
                Cause.NOT_LISTENING,
                "does not listen on $PORT (here " + replica.port() + ") after " + waited.toSeconds() + " s" + elsewhere,
                "Make it listen on 0.0.0.0 and the port in the environment variable PORT.");
    }

    private String words(Set<Integer> ports) {
        List<String> words = ports.stream()
                .map(port -> port == replica.port() ? port + " of another address" : "port " + port)
                .toList();
        return String.join(", ", words);
    }

    private RolloutFailed failed(Cause cause, String what, String hint) {
        List<String> said = replica.log().last(LINES_SHOWN);
        String lines = said.isEmpty() ? "It printed nothing." : "Its last lines:\n  " + String.join("\n  ", said);
        return new RolloutFailed(type, cause, "Process " + type + " " + what + ". " + lines, hint);
    }
}
