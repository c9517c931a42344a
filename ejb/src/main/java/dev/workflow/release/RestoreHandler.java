package dev.workflow.release;

import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Engine;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.log.AppLogs;
import dev.workflow.operation.Kind;
import dev.workflow.operation.OperationHandler;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.RunningOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Collectors;

/** Starts what ran before this server was restarted. */
@ApplicationScoped
public class RestoreHandler implements OperationHandler {

    @Inject
    Rollouts rollouts;

    @Inject
    Engine engine;

    @Inject
    AppLogs logs;

    @Override
    public Kind kind() {
        return Kind.RESTORE;
    }

    @Override
    public boolean handle(OperationView operation, RunningOperation running) throws WorkFailed, InterruptedException {
        LoggedProgress progress = new LoggedProgress(operation.app().name(), running, logs);
        Optional<AppSpec> spec = rollouts.running(operation.app());
        if (spec.isEmpty()) {
            return true;
        }
        try {
            engine.apply(
                    spec.get(),
                    spec.get().processes().stream().map(AppSpec.Process::type).collect(Collectors.toSet()),
                    progress);
            return true;
        } catch (RolloutFailed failure) {
            progress.say("v" + spec.get().release() + " did not start again: " + failure.getMessage());
            throw new WorkFailed(failure.getMessage(), failure.hint(), failure);
        }
    }

    @Override
    public void abandoned(OperationView operation) {
        logs.platform(
                operation.app().name(),
                "starting again was given up: " + operation.cause().orElse(""));
    }
}
