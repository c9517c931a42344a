package dev.workflow.release;

import dev.workflow.app.AppName;
import dev.workflow.engine.Engine;
import dev.workflow.engine.JobSpec;
import dev.workflow.engine.Pod;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** Waits for the end of one job, in sight of whoever follows the deploy. */
final class JobWatch {

    /** The engine ends a job in time; this is for one that it cannot even start. */
    static final Duration MARGIN = Duration.ofMinutes(2);

    private static final Set<Pod.State> ENDS =
            EnumSet.of(Pod.State.DOWN, Pod.State.CRASHED, Pod.State.ERROR, Pod.State.DESTROYED);
    private static final long POLL_MILLIS = 200;
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Engine engine;
    private final JobSpec job;
    private final String pod;
    private final Engine.Progress pipeline;
    private int told;

    JobWatch(Engine engine, JobSpec job, String pod, Engine.Progress pipeline) {
        this.engine = engine;
        this.job = job;
        this.pod = pod;
        this.pipeline = pipeline;
    }

    static Optional<Pod> find(Engine engine, AppName app, String name) {
        return engine.pods(app).stream().filter(pod -> pod.name().equals(name)).findFirst();
    }

    /** How it ended; empty when it was removed, or had to be because it did not end. */
    Optional<Pod> awaitEnd() throws InterruptedException {
        long begin = System.nanoTime();
        long patience = job.timeout().plus(MARGIN).toNanos();
        while (System.nanoTime() - begin < patience) {
            Optional<Pod> now = find(engine, job.app(), pod);
            if (now.isEmpty() || ENDS.contains(now.get().state())) {
                return now;
            }
            if (pipeline.cancelled()) {
                engine.deletePods(job.app(), List.of(pod));
                throw new CancellationException("cancelled while " + pod + " ran");
            }
            tell(now.get(), System.nanoTime() - begin);
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        engine.deletePods(job.app(), List.of(pod));
        return Optional.empty();
    }

    private void tell(Pod now, long waited) {
        if (waited >= (told + 1) * TELL_NANOS) {
            told++;
            pipeline.say("waiting for pipeline.run: " + now.state().text() + " * " + told);
        }
    }
}
