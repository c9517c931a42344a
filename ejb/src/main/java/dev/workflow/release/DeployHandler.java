package dev.workflow.release;

import dev.workflow.app.AppName;
import dev.workflow.engine.Engine;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.log.AppLogs;
import dev.workflow.operation.Instance;
import dev.workflow.operation.Kind;
import dev.workflow.operation.LeaseLost;
import dev.workflow.operation.OperationHandler;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.Outcome;
import dev.workflow.operation.RunningOperation;
import dev.workflow.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CancellationException;

/** Rolls a release out; when it does not become healthy, what ran before goes on and the release says why. */
@ApplicationScoped
public class DeployHandler implements OperationHandler {

    private static final int NOT_FOUND = 404;

    @Inject
    Rollouts rollouts;

    @Inject
    JobsBeforeDeploy jobs;

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
                throw broken(operation, gone);
            }
            engine.destroy(app);
            throw new CancellationException("the app was destroyed");
        } catch (LeaseLost takenOver) {
            throw takenOver;
        } catch (RuntimeException unexpected) {
            throw broken(operation, unexpected);
        }
    }

    /** An error of ours ends the operation; the release must not look as if it were still on its way. */
    private RuntimeException broken(OperationView operation, RuntimeException error) {
        String why = "an internal error stopped this deploy; the server's log has more at " + operation.uuid();
        rollouts.abandoned(operation.app(), operation.number(Deployments.RELEASE), why);
        return error;
    }

    private void deploy(AppName app, OperationView operation, RunningOperation running) throws InterruptedException {
        Plan plan = rollouts.plan(operation);
        LoggedProgress progress = new LoggedProgress(app, running, logs);
        WayBack wayBack = new WayBack(engine, rollouts, progress);
        Engine.Progress pipeline = progress.pipeline(operation.number(Deployments.RELEASE));
        try {
            if (plan.spec().isPresent()) {
                jobs.run(operation.uuid(), plan.jobs(), pipeline);
            }
        } catch (JobFailed failure) {
            pipeline.say("pipeline runtime error: " + failure.getMessage());
            wayBack.restart(plan, operation);
            crashed(operation, running, plan, Outcome.failed(failure.getMessage(), again(app)));
            return;
        } catch (CancellationException cancelled) {
            wayBack.restart(plan, operation);
            crashed(operation, running, plan, cancelled(operation));
            return;
        }
        rollOut(operation, running, plan, progress);
    }

    private static String again(AppName app) {
        return "nothing was deployed; see why with drycc logs, and deploy again with: drycc releases:deploy -a " + app;
    }

    private static Outcome cancelled(OperationView operation) {
        return Outcome.cancelled("the deploy of v" + operation.number(Deployments.RELEASE) + " was cancelled");
    }

    private void rollOut(OperationView operation, RunningOperation running, Plan plan, LoggedProgress progress)
            throws InterruptedException {
        int version = operation.number(Deployments.RELEASE);
        Engine.Progress pipeline = progress.pipeline(version);
        WayBack wayBack = new WayBack(engine, rollouts, progress);
        try {
            if (plan.spec().isPresent()) {
                pipeline.say("starts running...");
                engine.apply(plan.spec().get(), plan.scope(), progress);
            }
            pipeline.say("run completed...");
            running.flush();
            rollouts.succeeded(operation.uuid(), self.owner(), version, plan);
        } catch (RolloutFailed failure) {
            pipeline.say("pipeline runtime error: " + failure.getMessage());
            wayBack.go(plan, operation);
            crashed(operation, running, plan, Outcome.failed(failure.getMessage(), failure.hint()));
        } catch (CancellationException cancelled) {
            wayBack.go(plan, operation);
            crashed(operation, running, plan, cancelled(operation));
        }
    }

    private void crashed(OperationView operation, RunningOperation running, Plan plan, Outcome outcome) {
        running.flush();
        rollouts.crashed(operation.uuid(), self.owner(), operation.number(Deployments.RELEASE), plan, outcome);
    }

    @Override
    public void abandoned(OperationView operation) {
        rollouts.abandoned(
                operation.app(),
                operation.number(Deployments.RELEASE),
                operation.cause().orElse("abandoned"));
    }
}
