package dev.workflow.cli.operation;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.operation.Ops.OperationVerb;
import dev.workflow.cli.problem.Failure;
import java.time.Duration;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Wait for the end of an operation; fails when the operation did.")
final class OpsWait extends OperationVerb {
    private static final Set<String> ENDED = Set.of("succeeded", "failed", "cancelled");
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "<seconds>",
            defaultValue = "3600",
            description = "Give up after so long; default: 3600.")
    private int timeout;

    OpsWait(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json operation = await("Waiting for operation " + uuid, this::ended);
        String state = operation.text("state");
        say(state);
        if (!state.equals("succeeded")) {
            String cause = operation.text("cause", "no cause was given");
            String hint = operation.text("hint");
            throw new Failure("operation " + uuid + " " + state + ": " + cause + (hint.isEmpty() ? "" : "\n" + hint));
        }
    }

    private Json ended() {
        for (int i = 0; i <= timeout; i++) {
            Json operation = api().get(path());
            if (ENDED.contains(operation.text("state"))) {
                return operation;
            }
            session.machine().await(BETWEEN_LOOKS);
        }
        throw new Failure("operation " + uuid + " has not ended within " + timeout + " seconds");
    }
}
