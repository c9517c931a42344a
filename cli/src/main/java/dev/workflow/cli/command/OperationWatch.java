package dev.workflow.cli.command;

import dev.workflow.cli.client.Reply;
import dev.workflow.cli.client.Segment;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.terminal.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows operations of the platform to their end. */
public final class OperationWatch {
    private static final Set<String> ENDED = Set.of("succeeded", "failed", "cancelled");
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int RECENT = 50;
    private static final int LONGEST_STEP = 60;
    private static final int ERRORS = 400;
    private static final int SERVER_ERRORS = 500;

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
        Json operation;
        try (Progress progress = new Progress(session.console())) {
            operation = watched("/v2/operations/" + Segment.of(uuid) + "/", timeoutSeconds);
        } catch (RuntimeException e) {
            session.console().say("");
            throw e;
        }
        if (!ENDED.contains(operation.text("state"))) {
            session.console().say("");
            throw new Failure("operation " + uuid + " has not ended within " + timeoutSeconds + " seconds");
        }
        return operation;
    }

    /** A server that can wait answers at once when it ends; one that cannot is asked again and again. */
    private Json watched(String path, int timeoutSeconds) {
        Json operation = session.api().get(path);
        boolean serverWaits = true;
        int left = timeoutSeconds;
        while (left > 0 && !ENDED.contains(operation.text("state"))) {
            int step = Math.min(left, LONGEST_STEP);
            Optional<Reply> waited = serverWaits ? Optional.of(waited(path, step)) : Optional.empty();
            if (waited.filter(reply -> reply.status() < ERRORS).isPresent()) {
                operation = waited.get().json();
                left -= step;
            } else {
                serverWaits =
                        waited.filter(reply -> reply.status() >= SERVER_ERRORS).isPresent();
                session.machine().await(BETWEEN_LOOKS);
                operation = session.api().get(path);
                left--;
            }
        }
        return operation;
    }

    private Reply waited(String path, int seconds) {
        return session.api().exchange("GET", path + "wait/?timeout=" + seconds, Json.ABSENT);
    }
}
