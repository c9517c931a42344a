package dev.workflow.launcher.supervisor;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is in which phase: the one place the watchers write to, and the state file and the terminal are fed from. */
final class Board {

    private final StateFile file;
    private final PrintStream out;
    private final Map<String, PartState> parts = new LinkedHashMap<>();
    private Phase phase = Phase.STARTING;
    private String reason = "";

    Board(StateFile file, PrintStream out, List<Part> parts) {
        this.file = file;
        this.out = out;
        parts.forEach(part -> this.parts.put(part.name(), PartState.of(part)));
        publish();
    }

    synchronized void started(Part part, long pid) {
        parts.compute(part.name(), (name, state) -> state.started(pid, Instant.now()));
        publish();
        say(part.name(), "starting");
    }

    synchronized void ready(Part part, Duration took) {
        parts.compute(part.name(), (name, state) -> state.in(Phase.READY));
        publish();
        say(part.name(), String.format("ready after %.1f s", took.toMillis() / 1000.0));
        notifyAll();
    }

    synchronized void ended(Part part, Phase next, String words) {
        parts.compute(part.name(), (name, state) -> state.in(next));
        publish();
        say(part.name(), words);
        notifyAll();
    }

    synchronized void platform(Phase next, String why) {
        phase = next;
        reason = why;
        publish();
        notifyAll();
    }

    synchronized Phase platform() {
        return phase;
    }

    synchronized String reason() {
        return reason;
    }

    /** Waits until all the named parts are ready, or the platform stops or fails. */
    synchronized boolean awaitReady(List<String> names) throws InterruptedException {
        while (!names.stream().allMatch(name -> parts.get(name).phase() == Phase.READY)) {
            if (phase == Phase.STOPPING || phase == Phase.FAILED) {
                return false;
            }
            wait();
        }
        return true;
    }

    void say(String part, String words) {
        out.printf("  %-9s %s%n", part, words);
        out.flush();
    }

    private void publish() {
        ProcessHandle us = ProcessHandle.current();
        Optional<Instant> since = us.info().startInstant();
        try {
            file.write(new PlatformState(
                    us.pid(), since.orElse(Instant.EPOCH), phase, reason, List.copyOf(parts.values())));
        } catch (IOException e) {
            // A full disk hides the state from "status"; the parts go on.
            out.println("The state file cannot be written: " + e.getMessage());
        }
    }
}
