package dev.workflow.engine.local;

import dev.workflow.app.AppName;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Pod;
import dev.workflow.engine.Pod.State;
import dev.workflow.image.UnpackedImage;
import dev.workflow.log.LogLine;
import dev.workflow.sandbox.Scratch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One process of a process type, kept alive: started, watched, restarted with growing pauses, stopped gracefully. One
 * thread of its own does all of that; others read its state and ask it to stop.
 */
final class Replica implements LocalPod {

    /** Told about every change of state, on the replica's thread; must not block. */
    interface Watcher {
        void changed();

        void happened(String subject, String reason, String message);
    }

    private static final long WALL_BUILDING_NANOS = 10_000_000L;
    private static final String SHELL = "/bin/bash";

    private final Machine machine;
    private final AppName app;
    private final int release;
    private final AppSpec.Process spec;
    private final UnpackedImage image;
    private final Watcher watcher;
    private final String name;
    private final int port;
    private final Path scratch;
    private final PodLog log = new PodLog();
    private final CompletableFuture<Void> stopping = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final ReplicaState state;

    /** @param image held for the replica's life; released at its end */
    Replica(Machine machine, AppName app, int release, AppSpec.Process spec, UnpackedImage image, Watcher watcher) {
        this.machine = machine;
        this.app = app;
        this.release = release;
        this.spec = spec;
        this.image = image;
        this.watcher = watcher;
        this.name = PodNames.next(app, spec.type());
        this.port = machine.ports().take();
        this.scratch = machine.pods().resolve(name);
        this.state = new ReplicaState(machine.clock().instant());
    }

    Replica begin() {
        Machine.thread(name, this::live);
        return this;
    }

    private void live() {
        try {
            while (!stopping.isDone()) {
                runOnce();
                pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clean();
        }
    }

    private void runOnce() throws InterruptedException {
        state.starting(machine.clock().instant());
        watcher.changed();
        try {
            // A restarted process finds its files as the image has them.
            Scratch.remove(scratch);
            Surroundings surroundings = new Surroundings(
                    machine,
                    image,
                    scratch,
                    environment(),
                    spec.resources(),
                    machine.volumes().mounts(spec.volumes()));
            RunOnce run = RunOnce.start(machine, name, surroundings.running(spec.command(), spec.args()), this::line);
            watch(run);
        } catch (IOException | RuntimeException e) {
            state.failed("cannot be started: " + e.getMessage());
            watcher.happened(name, "FailedStart", e.getMessage());
            watcher.changed();
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(spec.environment());
        environment.put("PORT", Integer.toString(port));
        environment.put("CONTAINER_IP", InetAddress.getLoopbackAddress().getHostAddress());
        environment.putIfAbsent("HOSTNAME", name);
        return environment;
    }

    private void watch(RunOnce run) throws InterruptedException {
        while (run.confined().commandPid().isEmpty() && !endedOrStopping(run, WALL_BUILDING_NANOS)) {
            // Time and probes count from the command's own beginning.
            continue;
        }
        Prober prober = new Prober(
                spec.port(),
                port,
                (command, timeout) -> Beside.run(machine.spawner(), run.running(), command, timeout));
        Health health = new Health(spec, prober, machine.timings().settle(), System.nanoTime());
        state.running(run, health);
        watcher.happened(name, "Started", "Started " + spec.type() + " of v" + release);
        spec.postStart().ifPresent(hook -> hook(run, "PostStart", hook));
        Optional<String> dead = Optional.empty();
        while (!endedOrStopping(run, health.pause(System.nanoTime())) && dead.isEmpty()) {
            health.check();
            dead = health.dead();
            if (state.ready(health.ready())) {
                watcher.changed();
            }
        }
        if (!run.confined().ended().isDone()) {
            dead.ifPresent(why -> watcher.happened(name, "Unhealthy", why));
            state.terminating(stopping.isDone());
            watcher.changed();
            new Stop(machine, spec, run).gracefully(stopping.isDone(), dead.isEmpty() ? this::hook : null);
        }
        over(run, dead);
    }

    private boolean endedOrStopping(RunOnce run, long nanos) throws InterruptedException {
        try {
            CompletableFuture.anyOf(run.confined().ended(), stopping).get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException goesOn) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void hook(RunOnce run, String which, String script) {
        Prober.Answer answer = Beside.run(machine.spawner(), run.running(), List.of(SHELL, "-c", script), spec.grace());
        if (!answer.well()) {
            watcher.happened(name, "Failed" + which + "Hook", answer.answer());
        }
    }

    private void over(RunOnce run, Optional<String> dead) throws InterruptedException {
        int code = run.code();
        boolean asked = stopping.isDone();
        state.ended(
                code,
                run.confined().outOfMemory(),
                dead,
                machine.clock().instant(),
                machine.timings().stable());
        if (!asked) {
            watcher.happened(name, run.confined().outOfMemory() ? "OOMKilled" : "Exited", state.reason());
            machine.logs().platform(app, "WARNING " + name + " " + state.reason());
        }
        watcher.changed();
    }

    private void pause() throws InterruptedException {
        try {
            long millis = machine.timings().backoff(state.crashesInARow()).toMillis();
            stopping.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException again) {
            state.restarting();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void line(String text) {
        log.add(text);
        String source = PodNames.source(app, spec.type(), release, name);
        machine.logs().append(app, new LogLine(Instant.now(machine.clock()), source, text));
    }

    private void clean() {
        state.gone();
        machine.ports().give(port);
        machine.leftovers().forget(name);
        Scratch.remove(scratch);
        image.close();
        watcher.changed();
        gone.complete(null);
    }

    @Override
    public String name() {
        return name;
    }

    AppSpec.Process spec() {
        return spec;
    }

    int release() {
        return release;
    }

    int port() {
        return port;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    ReplicaState state() {
        return state;
    }

    boolean ready() {
        return state.ready() && !stopping.isDone();
    }

    @Override
    public PodLog log() {
        return log;
    }

    @Override
    public Optional<Running> running() {
        return state.run().map(RunOnce::running);
    }

    @Override
    public CompletableFuture<Void> stop() {
        stopping.complete(null);
        return gone;
    }

    @Override
    public void kill() {
        stopping.complete(null);
        state.run().ifPresent(run -> run.confined().kill());
    }

    @Override
    public CompletableFuture<Void> gone() {
        return gone;
    }

    @Override
    public Pod snapshot() {
        State shown = stopping.isDone() ? State.TERMINATING : state.state();
        return new Pod(
                name,
                spec.type(),
                release,
                shown,
                state.created(),
                ready(),
                state.restarts(),
                spec.image().toString(),
                spec.command(),
                spec.args(),
                state.lastExit(),
                state.reason());
    }
}
