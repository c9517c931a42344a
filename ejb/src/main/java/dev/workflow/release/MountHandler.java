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
import dev.workflow.operation.RunningOperation;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import dev.workflow.volume.MountOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Mounts a volume in the running processes of some types, or takes it away (model.md §8): they are replaced as in a
 * deploy. It is stored when they run; when they do not start, what ran before goes on and nothing has changed.
 */
@ApplicationScoped
public class MountHandler implements OperationHandler {

    @Inject
    Remounts remounts;

    @Inject
    Engine engine;

    @Inject
    AppLogs logs;

    @Inject
    Instance self;

    @Override
    public Kind kind() {
        return Kind.MOUNT;
    }

    @Override
    public boolean handle(OperationView operation, RunningOperation running) throws WorkFailed, InterruptedException {
        AppName app = operation.app().name();
        LoggedProgress progress = new LoggedProgress(app, running, logs);
        try {
            mount(operation, running, progress);
            return false;
        } catch (RolloutFailed failure) {
            progress.say("volume mount failed: " + failure.getMessage());
            throw new WorkFailed(failure.getMessage(), failure.hint(), failure);
        } catch (Problem changedMeanwhile) {
            if (!remounts.exists(operation.app())) {
                engine.destroy(app);
            }
            progress.say("volume mount failed: " + changedMeanwhile.getMessage());
            throw new WorkFailed(changedMeanwhile.getMessage(), changedMeanwhile.hint(), changedMeanwhile);
        }
    }

    private void mount(OperationView operation, RunningOperation running, LoggedProgress progress)
            throws RolloutFailed, InterruptedException {
        MountOrder order = MountOrder.of(operation);
        Optional<AppSpec> spec = remounts.wanted(operation.app(), order);
        if (spec.isPresent()) {
            Set<ProcessType> scope = spec.get().processes().stream()
                    .map(AppSpec.Process::type)
                    .filter(type -> order.change().types().contains(type.value()))
                    .collect(Collectors.toSet());
            engine.apply(spec.get(), scope, progress);
        }
        running.flush();
        remounts.done(operation.uuid(), self.owner(), operation.app(), order);
        progress.say(operation.actor() + " changed volume mount for " + order.volume());
    }

    @Override
    public void abandoned(OperationView operation) {
        logs.platform(
                operation.app().name(),
                "mounting a volume was given up: " + operation.cause().orElse(""));
    }
}
