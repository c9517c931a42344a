package dev.workflow.engine.local;

import dev.workflow.process.Probe;

/** One probe over the life of one process: when it is due, and what it has come to. Times are of {@link System#nanoTime}. */
final class ProbeTrack {

    private final Probe probe;
    private final Prober prober;
    private long due;
    private int successes;
    private int failures;
    private String lastAnswer = "";

    ProbeTrack(Probe probe, Prober prober, long now) {
        this.probe = probe;
        this.prober = prober;
        this.due = now + probe.initialDelay().toNanos();
    }

    /** Nanoseconds from now until it wants to ask; 0 when it is due. */
    long pause(long now) {
        return Math.max(0, due - now);
    }

    void ask() {
        Prober.Answer answer = prober.ask(probe.check(), probe.timeout());
        lastAnswer = answer.answer();
        successes = answer.well() ? successes + 1 : 0;
        failures = answer.well() ? 0 : failures + 1;
        due = System.nanoTime() + Math.max(probe.period().toNanos(), 10_000_000L);
    }

    boolean passes() {
        return successes >= Math.max(1, probe.successThreshold());
    }

    boolean fails() {
        return failures >= Math.max(1, probe.failureThreshold());
    }

    String lastAnswer() {
        return lastAnswer;
    }
}
