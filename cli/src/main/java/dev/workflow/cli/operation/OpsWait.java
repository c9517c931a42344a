package dev.workflow.cli.operation;

import dev.workflow.cli.client.Reply;
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
    private static final int LONGEST_STEP = 60;
    private static final int ERRORS = 400;
    private static final int SERVER_ERRORS = 500;

    private boolean serverWaits = true;

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
        int left = timeout;
        Json operation = api().get(path());
        while (!ENDED.contains(operation.text("state"))) {
            if (left <= 0) {
                throw new Failure("operation " + uuid + " has not ended within " + timeout + " seconds");
            }
            int step = serverWaits ? Math.min(left, LONGEST_STEP) : 1;
            operation = serverWaits ? waited(step) : looked();
            left -= step;
        }
        return operation;
    }

    /** The server answers when the operation has ended or the time is up; one that cannot is asked again and again. */
    private Json waited(int seconds) {
        Reply reply = api().exchange("GET", path() + "wait/?timeout=" + seconds, Json.ABSENT);
        if (reply.status() >= ERRORS) {
            serverWaits = reply.status() >= SERVER_ERRORS;
            return looked();
        }
        return reply.json();
    }

    private Json looked() {
        session.machine().await(BETWEEN_LOOKS);
        return api().get(path());
    }
}
