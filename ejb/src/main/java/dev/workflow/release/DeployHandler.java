package dev.workflow.release;

import dev.workflow.app.AppName;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Engine;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.log.AppLogs;
import dev.workflow.operation.Instance;
import dev.workflow.operation.Kind;
import dev.workflow.operation.OperationHandler;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.Outcome;
import dev.workflow.operation.RunningOperation;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** Rolls a release out; when it does not become healthy, what ran before goes on and the release says why. */
@ApplicationScoped
public class DeployHandler implements OperationHandler {

    private static final int NOT_FOUND = 404;

    @Inject
    Rollouts rollouts;

    @Inject
    Engine engine;

    @Inject
    AppLogs logs;

    @Inject
    Instance self;

    @Override
    public Kind kind() {
        return Kind.DEPLOY;
    }

    @Override
    public boolean handle(OperationView operation, RunningOperation running) throws WorkFailed, InterruptedException {
        AppName app = operation.app().name();
        try {
            deploy(app, operation, running);
            return false;
        } catch (Problem gone) {
            if (gone.status() != NOT_FOUND) {
                throw gone;
            }
            engine.destroy(app);
            throw new CancellationException("the app was destroyed");
        }
    }

    private void deploy(AppName app, OperationView operation, RunningOperation running) throws InterruptedException {
        int version = operation.number(Deployments.RELEASE);
        Plan plan = rollouts.plan(operation.app(), version, types(operation));
        LoggedProgress progress = new LoggedProgress(app, running, logs);
        try {
            if (plan.spec().isPresent()) {
                progress.say("release v" + version + " starts running...");
                engine.apply(plan.spec().get(), plan.scope(), progress);
            }
            progress.say("release v" + version + " run completed...");
            running.flush();
            rollouts.succeeded(operation.uuid(), self.owner(), version, plan);
        } catch (RolloutFailed failure) {
            Outcome outcome = Outcome.failed(failure.getMessage(), failure.hint());
            undo(plan, version, outcome, progress);
            running.flush();
            rollouts.crashed(operation.uuid(), self.owner(), version, plan, outcome);
        } catch (CancellationException cancelled) {
            Outcome outcome = Outcome.cancelled("the deploy of v" + version + " was cancelled");
            undo(plan, version, outcome, progress);
            running.flush();
            rollouts.crashed(operation.uuid(), self.owner(), version, plan, outcome);
        }
    }

    /**
     * The engine keeps what ran before; applying it again also brings back what a partial rollout of several process
     * types, or a restart of the server in between, has changed.
     */
    private void undo(Plan plan, int version, Outcome outcome, LoggedProgress progress) throws InterruptedException {
        progress.say("There was a problem deploying v" + version + ": " + outcome.cause());
        if (!plan.autorollback() || plan.fallback().isEmpty() || !rollouts.exists(plan.app())) {
            return;
        }
        AppSpec fallback = plan.fallback().get();
        progress.say("Rolling back to release v" + fallback.release() + ".");
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

    @Override
    public void abandoned(OperationView operation) {
        rollouts.abandoned(
                operation.app(),
                operation.number(Deployments.RELEASE),
                operation.cause().orElse("abandoned"));
    }

    private static Set<String> types(OperationView operation) {
        Set<String> types = new LinkedHashSet<>();
        if (operation.payload().get(Deployments.TYPES) instanceof List<?> list) {
            list.forEach(type -> types.add(String.valueOf(type)));
        }
        return types;
    }
}
