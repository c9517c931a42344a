package dev.workflow.cli.command;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.terminal.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows operations of the platform to their end. */
public final class OperationWatch {
    private static final Set<String> ENDED = Set.of("succeeded", "failed", "cancelled");
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int RECENT = 50;

    private final Session session;

    public OperationWatch(Session session) {
        this.session = session;
    }

    /** The identifiers of the app's last operations. */
    Set<String> recent(String app) {
        return list(app).stream().map(operation -> operation.text("uuid")).collect(Collectors.toSet());
    }

    /** The app's operations that are not among the known ones, oldest first. */
    List<Json> since(String app, Set<String> known) {
        List<Json> fresh = new ArrayList<>(list(app));
        fresh.removeIf(operation -> known.contains(operation.text("uuid")));
        Collections.reverse(fresh);
        return fresh;
    }

    private List<Json> list(String app) {
        return session.api()
                .get("/v2/operations/?app=" + Segment.query(app) + "&limit=" + RECENT)
                .items("results");
    }

    /**
     * Says {@code Waiting for <what>... }, waits for the end and says how it ended.
     *
     * @throws Failure when it did not succeed, with its cause; or when it has not ended in time
     */
    public void follow(String what, String uuid, int timeoutSeconds) {
        session.console().out().print("Waiting for " + what + "... ");
        Json operation = ended(uuid, timeoutSeconds);
        String state = operation.text("state");
        session.console().say(state);
        if (!state.equals("succeeded")) {
            String cause = operation.text("cause", "no cause was given");
            String hint = operation.text("hint");
            throw new Failure("operation " + uuid + " " + state + ": " + cause + (hint.isEmpty() ? "" : "\n" + hint));
        }
    }

    private Json ended(String uuid, int timeoutSeconds) {
        try (Progress progress = new Progress(session.console())) {
            for (int i = 0; i <= timeoutSeconds; i++) {
                Json operation = session.api().get("/v2/operations/" + Segment.of(uuid) + "/");
                if (ENDED.contains(operation.text("state"))) {
                    return operation;
                }
                session.machine().await(BETWEEN_LOOKS);
            }
        } catch (RuntimeException e) {
            session.console().say("");
            throw e;
        }
        session.console().say("");
        throw new Failure("operation " + uuid + " has not ended within " + timeoutSeconds + " seconds");
    }
}
