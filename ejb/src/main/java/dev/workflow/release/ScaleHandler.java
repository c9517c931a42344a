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
import dev.workflow.process.ProcessType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes the number of processes of the running release (model.md §8). Refusals are told in the app's log. */
@ApplicationScoped
public class ScaleHandler implements OperationHandler {

    static final String COUNTS = "counts";
    /** In place of counts: everything there is when its turn comes goes to 0. */
    static final String HALT = "halt";
    /** More than one machine or namespace could mean; a typing error, not a wish. */
    private static final int MOST = 1000;

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
        return Kind.SCALE;
    }

    @Override
    public boolean handle(OperationView operation, RunningOperation running) throws WorkFailed, InterruptedException {
        AppName app = operation.app().name();
        LoggedProgress progress = new LoggedProgress(app, running, logs);
        try {
            Map<String, Integer> structure = new LinkedHashMap<>(rollouts.structure(operation.app()));
            Map<String, Integer> wanted =
                    operation.payload().containsKey(HALT) ? running(structure) : wanted(operation);
            if (wanted.isEmpty()) {
                return true;
            }
            for (Map.Entry<String, Integer> entry : wanted.entrySet()) {
                if (!structure.containsKey(entry.getKey())) {
                    throw new WorkFailed(
                            "Container type " + entry.getKey() + " does not exist in application",
                            "see the types with: drycc pts:list -a " + app,
                            null);
                }
                structure.put(entry.getKey(), entry.getValue());
            }
            AppSpec spec = rollouts.scaled(operation.app(), structure)
                    .orElseThrow(() -> new WorkFailed(
                            "No build associated with this release", "push code or create a build first", null));
            Set<ProcessType> scope =
                    wanted.keySet().stream().map(ProcessType::new).collect(Collectors.toSet());
            engine.apply(spec, scope, progress);
            progress.say(operation.actor() + " scaled pods " + text(wanted));
            running.flush();
            rollouts.rescaled(operation.uuid(), self.owner(), operation.app(), structure);
            return false;
        } catch (RolloutFailed failure) {
            progress.say("scaling failed: " + failure.getMessage());
            throw new WorkFailed(failure.getMessage(), failure.hint(), failure);
        } catch (WorkFailed refused) {
            progress.say(refused.getMessage());
            throw refused;
        }
    }

    /** What runs, at 0. */
    private static Map<String, Integer> running(Map<String, Integer> structure) {
        return structure.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> 0));
    }

    private static Map<String, Integer> wanted(OperationView operation) throws WorkFailed {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        if (operation.payload().get(COUNTS) instanceof Map<?, ?> counts) {
            for (Map.Entry<?, ?> entry : counts.entrySet()) {
                String type = String.valueOf(entry.getKey());
                if (type.equals(ProcessType.RUN.value())) {
                    throw new WorkFailed("Cannot set scale for reserved types, procfile type is: run", "", null);
                }
                wanted.put(type, count(type, entry.getValue()));
            }
        }
        return wanted;
    }

    private static int count(String type, Object value) throws WorkFailed {
        try {
            int count = new BigDecimal(String.valueOf(value)).intValueExact();
            if (count >= 0 && count <= MOST) {
                return count;
            }
        } catch (ArithmeticException | NumberFormatException notAnInteger) {
            // told below, together with what is out of range
        }
        throw new WorkFailed(
                "Invalid scaling format: " + type + "=" + value, "a count is a number from 0 to " + MOST, null);
    }

    private static String text(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    @Override
    public void abandoned(OperationView operation) {
        logs.platform(
                operation.app().name(),
                "scaling was given up: " + operation.cause().orElse(""));
    }
}
