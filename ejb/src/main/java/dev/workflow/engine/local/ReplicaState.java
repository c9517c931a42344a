package dev.workflow.engine.local;

import dev.workflow.engine.Pod.Exit;
import dev.workflow.engine.Pod.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is known about a replica; written by its thread, read by all. */
final class ReplicaState {

    private static final int SIGNAL = 128;

    private final Instant created;
    private State state = State.CREATING;
    private Optional<RunOnce> run = Optional.empty();
    private Optional<Health> health = Optional.empty();
    private Optional<Exit> lastExit = Optional.empty();
    private Instant started;
    private boolean ready;
    private boolean everReady;
    private String reason = "";
    private int restarts;
    private int crashes;

    ReplicaState(Instant created) {
        this.created = created;
        this.started = created;
    }

    synchronized void starting(Instant now) {
        state = State.STARTING;
        started = now;
    }

    synchronized void running(RunOnce process, Health itsHealth) {
        run = Optional.of(process);
        health = Optional.of(itsHealth);
    }

    /** @return whether that is news */
    synchronized boolean ready(boolean now) {
        boolean news = now != ready;
        ready = now;
        everReady |= now;
        state = now ? State.UP : State.STARTING;
        if (now) {
            reason = "";
        }
        return news;
    }

    synchronized void terminating(boolean forGood) {
        ready = false;
        state = forGood ? State.TERMINATING : State.STARTING;
    }

    synchronized void ended(int code, boolean outOfMemory, Optional<String> dead, Instant now, Duration stable) {
        boolean wasStable = everReady && Duration.between(started, now).compareTo(stable) >= 0;
        crashes = wasStable ? 1 : crashes + 1;
        lastExit = Optional.of(new Exit(code, outOfMemory, started, now));
        run = Optional.empty();
        ready = false;
        state = State.CRASHED;
        reason = dead.orElse(outOfMemory ? "used more memory than its limit and was killed" : words(code));
    }

    synchronized void failed(String why) {
        crashes++;
        ready = false;
        state = State.ERROR;
        reason = why;
    }

    synchronized void restarting() {
        restarts++;
    }

    synchronized void gone() {
        run = Optional.empty();
        ready = false;
        state = State.DESTROYED;
    }

    static String words(int code) {
        if (code > SIGNAL) {
            return "was ended by signal " + (code - SIGNAL);
        }
        return "exited with code " + code;
    }

    synchronized Instant created() {
        return created;
    }

    synchronized State state() {
        return state;
    }

    synchronized Optional<RunOnce> run() {
        return run;
    }

    synchronized Optional<Health> health() {
        return health;
    }

    synchronized Optional<Exit> lastExit() {
        return lastExit;
    }

    synchronized boolean ready() {
        return ready;
    }

    synchronized String reason() {
        return reason;
    }

    synchronized int restarts() {
        return restarts;
    }

    synchronized int crashesInARow() {
        return Math.max(1, crashes);
    }

    synchronized int crashes() {
        return crashes;
    }
}
