package dev.workflow.engine.local;

import dev.workflow.engine.AppSpec;
import java.time.Duration;

/** Ends one run: drain, hook, SIGTERM, and SIGKILL when its grace is over. */
final class Stop {

    /** Runs a life cycle hook beside the process. */
    interface Hook {
        void run(RunOnce run, String which, String script);
    }

    private final Machine machine;
    private final AppSpec.Process spec;
    private final RunOnce run;

    Stop(Machine machine, AppSpec.Process spec, RunOnce run) {
        this.machine = machine;
        this.spec = spec;
        this.run = run;
    }

    /**
     * @param drain wait first, for requests that are still on their way
     * @param hook how to run its hook; null = the process does not answer, spare it
     */
    void gracefully(boolean drain, Hook hook) throws InterruptedException {
        Duration pause = drain && spec.routable() ? machine.timings().drain() : Duration.ZERO;
        if (run.ended(pause.toNanos())) {
            return;
        }
        if (hook != null) {
            spec.preStop().ifPresent(script -> hook.run(run, "PreStop", script));
        }
        run.confined().terminate();
        if (!run.ended(spec.grace().toNanos())) {
            run.confined().kill();
            run.ended(Duration.ofSeconds(30).toNanos());
        }
    }
}
