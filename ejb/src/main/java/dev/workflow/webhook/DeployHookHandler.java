package dev.workflow.webhook;

import dev.workflow.app.AppName;
import dev.workflow.log.AppLogs;
import dev.workflow.operation.Kind;
import dev.workflow.operation.OperationHandler;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.RunningOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/**
 * Tells every configured address about a release. One that does not take it keeps neither the release nor the other
 * addresses from anything; the app's log says so. After a crash in between an address may hear it twice.
 */
@ApplicationScoped
public class DeployHookHandler implements OperationHandler {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20));

    private HookSettings settings;
    private AppLogs logs;
    private HookSender sender;

    protected DeployHookHandler() {}

    @Inject
    public DeployHookHandler(HookSettings settings, AppLogs logs) {
        this(settings, logs, new HookSender(settings.secret(), PATIENCE, PAUSES));
    }

    DeployHookHandler(HookSettings settings, AppLogs logs, HookSender sender) {
        this.settings = settings;
        this.logs = logs;
        this.sender = sender;
    }

    @Override
    public Kind kind() {
        return Kind.DEPLOY_HOOK;
    }

    @Override
    public boolean handle(OperationView operation, RunningOperation running) throws WorkFailed, InterruptedException {
        AppName app = operation.app().name();
        Map<String, String> parameters = new TreeMap<>();
        operation.payload().keySet().forEach(key -> parameters.put(key, operation.text(key)));
        List<String> failures = new ArrayList<>();
        for (HookTarget target : settings.targets()) {
            Optional<String> trouble = sender.send(target.with(parameters), running::cancelled);
            if (running.cancelled()) {
                throw new CancellationException("the deploy hooks were cancelled");
            }
            trouble.ifPresent(why -> failures.add(target.shown() + ": " + why));
            String line = trouble.map(
                            why -> "An error occurred while sending the deploy hook to " + target.shown() + ": " + why)
                    .orElse("Sent deploy hook to " + target.shown());
            running.line(line);
            logs.platform(app, line);
        }
        if (!failures.isEmpty()) {
            throw new WorkFailed(String.join("; ", failures), "the release itself is not touched by that", null);
        }
        return true;
    }

    @Override
    public void abandoned(OperationView operation) {
        logs.platform(
                operation.app().name(),
                "the deploy hooks of " + operation.text("release") + " were given up: "
                        + operation.cause().orElse(""));
    }
}
