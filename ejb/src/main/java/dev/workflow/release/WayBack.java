package dev.workflow.release;

import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Engine;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.operation.OperationView;
import dev.workflow.process.ProcessType;
import java.util.Set;
import java.util.stream.Collectors;

/** From a deploy that went wrong to what ran before it (model.md §7 step 6). */
final class WayBack {

    private final Engine engine;
    private final Rollouts rollouts;
    private final Engine.Progress progress;

    WayBack(Engine engine, Rollouts rollouts, Engine.Progress progress) {
        this.engine = engine;
        this.rollouts = rollouts;
        this.progress = progress;
    }

    /** The engine keeps what ran before; applying it again also brings back what a partial rollout has changed. */
    void go(Plan plan, OperationView deploy) throws InterruptedException {
        String failed = "v" + deploy.number(Deployments.RELEASE);
        if (plan.autorollback()) {
            plan.fallback()
                    .ifPresent(good -> progress.say("There was a problem deploying " + failed
                            + ". Rolling back to release v" + good.release() + "."));
            bringBack(plan);
        } else {
            progress.say("[pipeline] release " + failed + " deploy do not rollback on failure");
            restart(plan, deploy);
        }
    }

    /** Where a server was lost during the deploy, its processes may have been lost with it. */
    void restart(Plan plan, OperationView deploy) throws InterruptedException {
        if (deploy.attempt() > 1) {
            bringBack(plan);
        }
    }

    private void bringBack(Plan plan) throws InterruptedException {
        if (plan.fallback().isEmpty() || !rollouts.exists(plan.app())) {
            return;
        }
        AppSpec fallback = plan.fallback().get();
        Set<ProcessType> all =
                fallback.processes().stream().map(AppSpec.Process::type).collect(Collectors.toSet());
        try {
            engine.apply(fallback, all, new Uncancellable(progress));
        } catch (RolloutFailed twice) {
            progress.say("v" + fallback.release() + " did not come back either: " + twice.getMessage());
        }
    }

    /** Going back is not cancelled by what cancelled going forward. */
    private record Uncancellable(Engine.Progress progress) implements Engine.Progress {
        @Override
        public void say(String line) {
            progress.say(line);
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
