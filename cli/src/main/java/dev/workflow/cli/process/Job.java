package dev.workflow.cli.process;

import dev.workflow.cli.client.Reply;
import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.problem.Refused;
import dev.workflow.cli.process.LogStream.WhenEnded;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A one-off process that is waited for. The reply to its start is empty in the contract; our server names the pod in a
 * header. Elsewhere the pod is the one of type {@code run} that was not there before.
 */
public final class Job {
    static final String POD_HEADER = "DRYCC_POD";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int MOST_LOOKS = 600;
    private static final Set<String> NOT_YET = Set.of("initializing", "creating");

    private final Session session;
    private final String app;

    /** @param app the path of the app, with a final slash */
    public Job(Session session, String app) {
        this.session = session;
        this.app = app;
    }

    /** Starts it, prints what it prints, and returns its exit code. */
    public int run(Json request) {
        Set<String> before = jobs();
        Reply reply = session.api().call("POST", app + "run", request);
        String pod = reply.header(POD_HEADER).orElseGet(() -> newJob(before));
        awaitStart(pod);
        Json wanted = Json.object("lines", -1, "follow", true, "container", "");
        new LogStream(session.api(), session.machine(), session.console()::say)
                .follow(path(pod) + "logs/", wanted, WhenEnded.STOP);
        return exitCode(pod);
    }

    private String newJob(Set<String> before) {
        for (int i = 0; i < MOST_LOOKS; i++) {
            Optional<String> fresh =
                    jobs().stream().filter(job -> !before.contains(job)).findFirst();
            if (fresh.isPresent()) {
                return fresh.get();
            }
            session.machine().await(BETWEEN_LOOKS);
        }
        throw new Failure("the command was accepted but did not start in time; see drycc logs");
    }

    private Set<String> jobs() {
        return session.api().get(app + "pods/?limit=1000").items("results").stream()
                .filter(pod -> pod.text("type").equals("run"))
                .map(pod -> pod.text("name"))
                .collect(Collectors.toSet());
    }

    private void awaitStart(String pod) {
        for (int i = 0; i < MOST_LOOKS && NOT_YET.contains(state(pod)); i++) {
            session.machine().await(BETWEEN_LOOKS);
        }
    }

    private String state(String name) {
        return session.api().get(app + "pods/?limit=1000").items("results").stream()
                .filter(pod -> pod.text("name").equals(name))
                .map(pod -> pod.text("state"))
                .findFirst()
                .orElse("");
    }

    private int exitCode(String pod) {
        for (int i = 0; i < MOST_LOOKS; i++) {
            Json ended = describe(pod).at("state").at("terminated");
            if (!ended.isAbsent()) {
                return (int) ended.number("exitCode");
            }
            session.machine().await(BETWEEN_LOOKS);
        }
        throw new Failure(pod + " has stopped talking but not ended; its exit code is unknown");
    }

    private Json describe(String pod) {
        try {
            return session.api().get(path(pod) + "describe/").items("results").stream()
                    .findFirst()
                    .orElse(Json.ABSENT);
        } catch (Refused e) {
            throw new Failure(pod + " is gone; its exit code is unknown", e);
        }
    }

    private String path(String pod) {
        return app + "pods/" + Segment.of(pod) + "/";
    }
}
