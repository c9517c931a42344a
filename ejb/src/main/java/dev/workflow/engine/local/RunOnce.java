package dev.workflow.engine.local;

import dev.workflow.engine.local.LocalPod.Running;
import dev.workflow.sandbox.Confined;
import dev.workflow.sandbox.Confinement;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One run of one confined process, its output on the way to the logs. */
final class RunOnce {

    /** After its end, how long output may still come from a child that kept the stream open. */
    private static final long REST_OF_OUTPUT_MILLIS = 500;

    private final Running running;
    private final Thread pump;

    private RunOnce(Running running, Thread pump) {
        this.running = running;
        this.pump = pump;
    }

    static RunOnce start(Machine machine, String pod, Confinement confinement, Consumer<String> lines)
            throws IOException {
        Confined confined = machine.spawner().start(confinement, pod, true);
        machine.leftovers().remember(pod, confined.process().pid());
        try {
            confined.process().getOutputStream().close();
        } catch (IOException ended) {
            // It has closed its input already; nothing is lost.
        }
        Thread pump =
                Machine.thread(pod + "-output", new LinePump(confined.process().getInputStream(), lines));
        return new RunOnce(new Running(confined, confinement), pump);
    }

    Running running() {
        return running;
    }

    Confined confined() {
        return running.confined();
    }

    /** Waits for the end; false when it still runs after that long. */
    boolean ended(long nanos) throws InterruptedException {
        try {
            confined().ended().get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException runs) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The exit status of an ended run, when all its output has been taken. */
    int code() throws InterruptedException {
        pump.join(REST_OF_OUTPUT_MILLIS);
        return confined().ended().join();
    }
}
