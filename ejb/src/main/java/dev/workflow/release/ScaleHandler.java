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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Changes the number of processes of the running release (model.md §8). Refusals are told in the app's log. */
@ApplicationScoped
public class ScaleHandler implements OperationHandler {

    static final String COUNTS = "counts";
    /** In place of counts: everything there is when its turn comes goes to 0. */
    static final String HALT = "halt";
    /** In place of counts: types whose autoscale rules are others; their counts stay. */
    static final String RULES = "rules";
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
            Map<String, Integer> wanted = wanted(operation, structure);
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
            Optional<AppSpec> spec = rollouts.scaled(operation.app(), structure);
            if (spec.isEmpty() && operation.payload().containsKey(RULES)) {
                return true;
            }
            AppSpec scaled = spec.orElseThrow(() ->
                    new WorkFailed("No build associated with this release", "push code or create a build first", null));
            Set<ProcessType> scope =
                    wanted.keySet().stream().map(ProcessType::new).collect(Collectors.toSet());
            engine.apply(scaled, scope, progress);
            progress.say(operation.actor() + said(operation, wanted));
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

    private static String said(OperationView operation, Map<String, Integer> wanted) {
        return operation.payload().containsKey(RULES)
                ? " changed the autoscale rules of " + String.join(", ", new TreeSet<>(wanted.keySet()))
                : " scaled pods " + text(wanted);
    }

    /** Empty when there is nothing to do. */
    private static Map<String, Integer> wanted(OperationView operation, Map<String, Integer> structure)
            throws WorkFailed {
        Map<String, Integer> running = new LinkedHashMap<>(structure);
        running.values().removeIf(count -> count == 0);
        if (operation.payload().containsKey(HALT)) {
            running.replaceAll((type, count) -> 0);
            return running;
        }
        if (operation.payload().containsKey(RULES)) {
            running.keySet().retainAll(Deployments.names(operation, RULES));
            return running;
        }
        return counts(operation);
    }

    private static Map<String, Integer> counts(OperationView operation) throws WorkFailed {
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
