package dev.workflow.engine.local;

import dev.workflow.app.AppName;
import dev.workflow.engine.JobSpec;
import dev.workflow.engine.Pod;
import dev.workflow.engine.Pod.Exit;
import dev.workflow.engine.Pod.State;
import dev.workflow.image.ImageTrouble;
import dev.workflow.image.UnpackedImage;
import dev.workflow.log.LogLine;
import dev.workflow.process.ProcessType;
import dev.workflow.sandbox.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A one-off process: runs once, within its time. */
final class Job implements LocalPod {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final AppName app;
    private final Machine machine;
    private final JobSpec spec;
    private final EventLog events;
    private final String name;
    private final Path scratch;
    private final Instant created;
    private final PodLog log = new PodLog();
    private final CompletableFuture<Void> stopping = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private volatile State state = State.CREATING;
    private volatile String reason = "";
    private volatile Optional<RunOnce> run = Optional.empty();
    private volatile Optional<Exit> exit = Optional.empty();

    Job(AppName app, Machine machine, JobSpec spec, EventLog events) {
        this.app = app;
        this.machine = machine;
        this.spec = spec;
        this.events = events;
        this.name = PodNames.next(app, ProcessType.RUN);
        this.scratch = machine.pods().resolve(name);
        this.created = machine.clock().instant();
    }

    void begin() {
        Machine.thread(name, this::live);
    }

    private void live() {
        try (UnpackedImage image = machine.images().acquire(spec.image())) {
            Map<String, String> environment = new HashMap<>(spec.environment());
            environment.putIfAbsent("HOSTNAME", name);
            Surroundings surroundings = new Surroundings(
                    machine,
                    image,
                    scratch,
                    environment,
                    spec.resources(),
                    machine.volumes().mounts(spec.volumes()));
            RunOnce once = RunOnce.start(machine, name, surroundings.running(spec.command(), spec.args()), this::line);
            run = Optional.of(once);
            state = State.UP;
            watch(once);
        } catch (ImageTrouble trouble) {
            fail(trouble.getMessage());
        } catch (IOException | RuntimeException e) {
            fail("cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            run = Optional.empty();
            machine.leftovers().forget(name);
            Scratch.remove(scratch);
            gone.complete(null);
        }
    }

    private void watch(RunOnce once) throws InterruptedException {
        Instant begin = machine.clock().instant();
        stopping.thenRun(() -> once.confined().terminate());
        boolean inTime = once.ended(spec.timeout().toNanos());
        if (!inTime) {
            once.confined().terminate();
            if (!once.ended(GRACE.toNanos())) {
                once.confined().kill();
            }
        }
        int code = once.code();
        boolean outOfMemory = once.confined().outOfMemory();
        exit = Optional.of(new Exit(code, outOfMemory, begin, machine.clock().instant()));
        reason = reason(inTime, outOfMemory, code);
        state = code == 0 && inTime ? State.DOWN : State.CRASHED;
        events.add(name, state == State.DOWN ? "Completed" : "Failed", reason);
    }

    private String reason(boolean inTime, boolean outOfMemory, int code) {
        if (!inTime) {
            return "ran longer than " + spec.timeout().toSeconds() + " s and was stopped";
        }
        return outOfMemory ? "used more memory than its limit and was killed" : ReplicaState.words(code);
    }

    private void fail(String why) {
        state = State.ERROR;
        reason = why;
        events.add(name, "Failed", why);
        line(why);
    }

    private void line(String text) {
        log.add(text);
        String source = PodNames.source(app, ProcessType.RUN, spec.release(), name);
        machine.logs().append(app, new LogLine(Instant.now(machine.clock()), source, text));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public PodLog log() {
        return log;
    }

    @Override
    public Optional<Running> running() {
        return run.map(RunOnce::running);
    }

    @Override
    public CompletableFuture<Void> stop() {
        stopping.complete(null);
        machine.timer().schedule(this::kill, GRACE.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        return gone;
    }

    @Override
    public void kill() {
        run.ifPresent(once -> once.confined().kill());
    }

    @Override
    public CompletableFuture<Void> gone() {
        return gone;
    }

    @Override
    public Pod snapshot() {
        boolean up = state == State.UP;
        State shown = up && stopping.isDone() ? State.TERMINATING : state;
        return new Pod(
                name,
                ProcessType.RUN,
                spec.release(),
                shown,
                created,
                up,
                0,
                spec.image().toString(),
                List.copyOf(spec.command()),
                List.copyOf(spec.args()),
                exit,
                reason);
    }
}
