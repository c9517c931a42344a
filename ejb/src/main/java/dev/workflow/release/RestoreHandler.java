package dev.workflow.release;

import dev.workflow.engine.Engine;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.log.AppLogs;
import dev.workflow.operation.Kind;
import dev.workflow.operation.OperationHandler;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.RunningOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Starts what ran before this server was restarted, or repairs what differs from what was deployed. */
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
        reasons(operation).forEach(reason -> progress.say("repairing: " + reason));
        for (Standing standing : rollouts.standing(operation.app())) {
            restore(standing, progress);
        }
        if (!reasons(operation).isEmpty()) {
            progress.say("repaired: all runs as it was deployed");
        }
        return true;
    }

    private void restore(Standing standing, LoggedProgress progress) throws WorkFailed, InterruptedException {
        try {
            engine.apply(standing.spec(), standing.types(), progress);
        } catch (RolloutFailed failure) {
            progress.say("v" + standing.spec().release() + " did not start again: " + failure.getMessage());
            throw new WorkFailed(failure.getMessage(), failure.hint(), failure);
        }
    }

    /** None when the server was restarted and with it the engine. */
    private static List<String> reasons(OperationView operation) {
        return operation.payload().get(RestoreRequests.REASONS) instanceof List<?> reasons
                ? reasons.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Override
    public void abandoned(OperationView operation) {
        logs.platform(
                operation.app().name(),
                "starting again was given up: " + operation.cause().orElse(""));
    }
}
