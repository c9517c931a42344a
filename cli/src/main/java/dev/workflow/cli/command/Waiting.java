package dev.workflow.cli.command;

import dev.workflow.cli.json.Json;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** For commands after which the platform works on by itself: with {@code --wait} they end when that work has ended. */
public final class Waiting {
    @Option(names = "--wait", description = "Wait until the platform is done with it; fails when that fails.")
    private boolean wanted;

    @Option(
            names = "--timeout",
            paramLabel = "<seconds>",
            defaultValue = "3600",
            description = "With --wait: give up after so long; default: 3600.")
    private int timeout;

    /** Makes the change, and awaits what the app's ledger has more after it than before. */
    void around(Session session, String app, Runnable change) {
        if (!wanted) {
            change.run();
            return;
        }
        OperationWatch watch = new OperationWatch(session);
        Set<String> known = watch.recent(app);
        change.run();
        List<Json> begun = watch.since(app, known);
        if (begun.isEmpty()) {
            session.console().note("There is nothing to wait for.");
        }
        begun.forEach(operation -> watch.follow(name(operation), operation.text("uuid"), timeout));
    }

    private static String name(Json operation) {
        String release = operation.text("release_after");
        return operation.text("kind") + (release.isEmpty() ? "" : " of v" + release);
    }
}
