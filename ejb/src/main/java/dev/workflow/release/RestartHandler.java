package dev.workflow.release;

import dev.workflow.app.AppName;
import dev.workflow.engine.Engine;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.log.AppLogs;
import dev.workflow.operation.Kind;
import dev.workflow.operation.OperationHandler;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.RunningOperation;
import dev.workflow.process.ProcessType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Replaces running processes by fresh ones of the same release. */
@ApplicationScoped
public class RestartHandler implements OperationHandler {

    @Inject
    Engine engine;

    @Inject
    AppLogs logs;

    @Override
    public Kind kind() {
        return Kind.RESTART;
    }

    @Override
    public boolean handle(OperationView operation, RunningOperation running) throws WorkFailed, InterruptedException {
        AppName app = operation.app().name();
        LoggedProgress progress = new LoggedProgress(app, running, logs);
        try {
            engine.restart(app, types(operation), progress);
            return true;
        } catch (RolloutFailed failure) {
            progress.say("restart failed: " + failure.getMessage());
            throw new WorkFailed(failure.getMessage(), failure.hint(), failure);
        }
    }

    private static Set<ProcessType> types(OperationView operation) {
        return ((List<?>) operation.payload().get(Deployments.TYPES))
                .stream().map(type -> new ProcessType(String.valueOf(type))).collect(Collectors.toSet());
    }

    @Override
    public void abandoned(OperationView operation) {
        logs.platform(
                operation.app().name(),
                "restart was given up: " + operation.cause().orElse(""));
    }
}
