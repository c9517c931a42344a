package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.sandbox.Confined;
import dev.workflow.sandbox.Confinement;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One container of a pod: starts it, and again, as the pod's restart policy says. Runs on a thread of its own. */
final class ContainerRun implements Runnable {

    private final PodRun pod;
    private final JsonObject spec;
    private final boolean again;
    private final boolean againAfterSuccess;
    private final CompletableFuture<Void> stop = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile ContainerState state = ContainerState.waiting("ContainerCreating", "");
    private volatile ContainerState last;
    private volatile ContainerLog log;
    private volatile ContainerLog previous;
    private volatile boolean ready;
    private volatile boolean started;
    private volatile int restarts;
    private volatile Confined process;
    private volatile Beside beside;
    private volatile boolean begun;

    ContainerRun(PodRun pod, JsonObject spec, String policy) {
        this.pod = pod;
        this.spec = spec;
        this.again = !"Never".equals(policy);
        this.againAfterSuccess = "Always".equals(policy);
    }

    @Override
    public void run() {
        begun = true;
        try {
            while (!stop.isDone()) {
                Optional<ContainerState> end = once();
                boolean restart = end.isEmpty() || again && (end.get().exitCode() != 0 || againAfterSuccess);
                if (!restart || stop.isDone()) {
                    break;
                }
                end.ifPresent(this::pauseBeforeRestart);
            }
        } finally {
            over.complete(null);
            pod.changed();
        }
    }

    /** @return how it ended; empty when it could not be tried yet */
    private Optional<ContainerState> once() {
        try {
            Confinement confinement = pod.confinement(spec);
            return Optional.of(execute(confinement));
        } catch (ContainerProblem problem) {
            pod.problem(this, problem);
            await(pod.timings().retry());
            return Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ContainerState execute(Confinement confinement) throws IOException {
        Instant begun = Instant.now();
        ContainerLog fresh = new ContainerLog();
        previous = log;
        log = fresh;
        String missing = pod.missing(confinement);
        if (!missing.isEmpty()) {
            pod.say(this, "Warning", "Failed", "Error: " + missing);
            fresh.end();
            return ended(ContainerState.terminated(128, "StartError", missing, Instant.EPOCH, Instant.now()));
        }
        pod.say(this, "Normal", "Created", "Container created");
        Confined running = pod.machine().spawner().start(confinement, pod.groupName(name(), restarts), true);
        Thread reader =
                Threads.start("fake-log", () -> fresh.read(running.process().getInputStream()));
        running.process().getOutputStream().close();
        beside = new Beside(pod.machine().spawner(), running, confinement);
        process = running;
        if (stop.isDone()) {
            // Whoever stops the pod may have come before there was a process to stop.
            running.kill();
        }
        started = !spec.has("startupProbe");
        ready = started && !spec.has("readinessProbe");
        state = ContainerState.running(Instant.now());
        pod.say(this, "Normal", "Started", "Container started");
        Hooks hooks = new Hooks(beside, pod.address());
        boolean begunWell = postStart(hooks);
        Probes probes = new Probes(this, hooks);
        if (begunWell) {
            pod.changed();
            probes.begin();
        }
        int code = exit(running);
        probes.end();
        join(reader);
        String reason = running.outOfMemory() ? "OOMKilled" : code == 0 ? "Completed" : "Error";
        return ended(ContainerState.terminated(running.outOfMemory() ? 137 : code, reason, "", begun, Instant.now()));
    }

    private static void join(Thread reader) {
        try {
            reader.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int exit(Confined running) {
        try {
            return running.ended().get();
        } catch (InterruptedException | ExecutionException e) {
            return 137;
        }
    }

    private ContainerState ended(ContainerState end) {
        ready = false;
        started = false;
        process = null;
        beside = null;
        state = end;
        pod.changed();
        return end;
    }

    private boolean postStart(Hooks hooks) {
        JsonObject hook = Tree.object(spec, "lifecycle", "postStart");
        if (hook.size() == 0) {
            return true;
        }
        awaitCommand();
        Hooks.Outcome outcome = hooks.run(hook, 30);
        if (!outcome.well() && !stop.isDone()) {
            pod.say(this, "Warning", "FailedPostStartHook", "PostStartHook failed");
            pod.say(this, "Normal", "Killing", "FailedPostStartHook");
            kill();
        }
        return outcome.well();
    }

    /** Until the wall around it is built. */
    private void awaitCommand() {
        Confined running = process;
        for (int i = 0;
                i < 200 && running.commandPid().isEmpty() && !running.ended().isDone();
                i++) {
            await(Duration.ofMillis(25));
        }
    }

    private void pauseBeforeRestart(ContainerState end) {
        last = end;
        restarts++;
        if (restarts > 1) {
            Duration pause = pod.timings().backoff(restarts - 1);
            String what = pod.crashed(name(), pause.toSeconds());
            state = ContainerState.waiting("CrashLoopBackOff", what);
            pod.say(this, "Warning", "BackOff", pod.crashedEvent(name()));
            pod.changed();
            await(pause);
        }
    }

    private void await(Duration pause) {
        try {
            stop.get(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException timeOver) {
            // as intended
        }
    }

    /** Ends it for good: asks first, kills when the time is over. */
    void stop(Duration grace) {
        Instant deadline = Instant.now().plus(grace);
        stop.complete(null);
        Confined running = process;
        Beside now = beside;
        if (running != null && now != null) {
            pod.say(this, "Normal", "Killing", "Stopping container " + name());
            JsonObject hook = Tree.object(spec, "lifecycle", "preStop");
            if (hook.size() > 0) {
                new Hooks(now, pod.address()).run(hook, (int) Math.max(1, grace.toSeconds()));
            }
            running.terminate();
            await(over, Duration.between(Instant.now(), deadline));
            if (!over.isDone()) {
                running.kill();
            }
        }
        if (begun) {
            await(over, Duration.ofSeconds(30));
        }
    }

    private static void await(CompletableFuture<?> end, Duration most) {
        try {
            end.get(Math.max(0, most.toMillis()), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            // told by the future
        }
    }

    /** A liveness or startup probe has failed: the policy says what comes next. */
    void unhealthy(String probe) {
        pod.say(this, "Normal", "Killing", "Container " + name() + " failed " + probe + " probe, will be restarted");
        Confined running = process;
        if (running != null) {
            running.terminate();
            await(running.ended(), pod.grace());
            running.kill();
        }
    }

    private void kill() {
        Confined running = process;
        if (running != null) {
            running.kill();
        }
    }

    void ready(boolean now) {
        if (ready != now && process != null) {
            ready = now;
            pod.changed();
        }
    }

    void startedUp() {
        started = true;
        ready = !spec.has("readinessProbe");
        pod.changed();
    }

    void waiting(String reason, String message) {
        state = ContainerState.waiting(reason, message);
        pod.changed();
    }

    void say(String type, String reason, String note) {
        pod.say(this, type, reason, note);
    }

    String name() {
        return Tree.text(spec, "name");
    }

    JsonObject spec() {
        return spec;
    }

    ContainerState state() {
        return state;
    }

    boolean ready() {
        return ready;
    }

    boolean isOver() {
        return over.isDone();
    }

    Optional<Beside> beside() {
        return Optional.ofNullable(beside);
    }

    Optional<ContainerLog> log(boolean ofPreviousRun) {
        return Optional.ofNullable(ofPreviousRun ? previous : log);
    }

    JsonObject status() {
        JsonObject status = new JsonObject();
        String image = Tree.text(spec, "image");
        status.addProperty("name", name());
        status.add("state", state.json());
        status.add("lastState", last == null ? new JsonObject() : last.json());
        status.addProperty("ready", ready);
        status.addProperty("restartCount", restarts);
        status.addProperty("image", image);
        status.addProperty("imageID", state.is("waiting") && last == null ? "" : image);
        status.addProperty("started", state.is("running") && started);
        return status;
    }

    List<ContainerState> states() {
        return last == null ? List.of(state) : List.of(state, last);
    }
}
