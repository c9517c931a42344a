package dev.workflow.engine.kubernetes;

import dev.workflow.engine.Pod.Exit;
import dev.workflow.engine.RolloutFailed.Cause;
import dev.workflow.process.ProcessType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A process that ended before it was ready. */
final class Crash {

    /** A process may fail once, for a neighbour that is not up yet; twice in a row is an answer. */
    private static final int CRASHES_THAT_TELL = 2;

    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int SIGNAL = 128;

    private final PodStatus pod;
    private final ProcessType type;
    private final PodEvents events;

    Crash(PodStatus pod, ProcessType type, PodEvents events) {
        this.pod = pod;
        this.type = type;
        this.events = events;
    }

    static boolean certain(PodStatus pod) {
        if (pod.crashes() == 0) {
            return false;
        }
        boolean forGood = pod.lastExit()
                .filter(exit -> exit.outOfMemory() || exit.code() == NOT_FOUND || exit.code() == NOT_EXECUTABLE)
                .isPresent();
        return forGood || notStartable(pod) || pod.crashes() >= CRASHES_THAT_TELL;
    }

    /** The container runtime tried and could not: there is no such program, or it may not be run. */
    private static boolean notStartable(PodStatus pod) {
        String reason = pod.lastEnd().text("reason");
        String message = pod.lastEnd().text("message");
        return (reason.equals("StartError") || reason.equals("ContainerCannotRun"))
                && Stream.of("no such file", "not found", "permission denied", "not a directory")
                        .anyMatch(message::contains);
    }

    Symptom symptom() {
        Optional<String> hook = events.note(pod, "FailedPostStartHook");
        if (hook.isPresent()) {
            return new Symptom(
                    Cause.EXITED,
                    "was stopped because its post-start hook failed (" + hook.get() + ")",
                    "Fix the hook: see it with drycc lifecycle:list.",
                    Optional.of(pod));
        }
        return events.note(pod, "Killing", "probe")
                .flatMap(killed -> events.note(pod, "Unhealthy"))
                .map(note -> new ProbeAnswer(pod, type, note).restarted())
                .orElseGet(this::exited);
    }

    private Symptom exited() {
        String start = pod.lastEnd().text("message");
        if (List.of("StartError", "ContainerCannotRun").contains(pod.lastEnd().text("reason"))) {
            return new Symptom(
                    Cause.EXITED,
                    "could not be started: " + start.substring(Math.max(0, start.indexOf("exec: "))),
                    "Check the command of " + type + ".");
        }
        int code = pod.lastExit().map(Exit::code).orElse(0);
        return new Symptom(Cause.EXITED, words(code) + " before it was ready", hint(code), Optional.of(pod));
    }

    static String words(int code) {
        return code > SIGNAL ? "was ended by signal " + (code - SIGNAL) : "exited with code " + code;
    }

    private String hint(int code) {
        return switch (code) {
            case NOT_FOUND -> "Its program was not found: check the command of " + type + ".";
            case NOT_EXECUTABLE -> "Its program cannot be run: check the command and the file's permissions.";
            case 0 -> "A process of a release must keep running; use a run task for work that ends.";
            default -> "Fix what its last lines say, then deploy again.";
        };
    }
}
