package dev.workflow.cli.command;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.settings.ControllerUrl;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A command about one app: the named one, else the one the git remote points to, else the directory's name. */
public abstract class AppVerb extends Verb {
    @Option(
            names = {"-a", "--app"},
            paramLabel = "<app>",
            description = "The app; default: the app of the git remote, else the name of this directory.")
    private String named;

    private String resolved;

    protected AppVerb(Session session) {
        super(session);
    }

    protected final String app() {
        if (resolved == null) {
            resolved = named != null ? named : appOfRemote().orElseGet(this::directoryName);
        }
        return resolved;
    }

    /** Whether the app is known from the git remote rather than by its name. */
    protected final boolean appFromGit() {
        return named == null && appOfRemote().isPresent();
    }

    /** A path under the app, as {@code domains/}. */
    protected final String at(String rest) {
        return "/v2/apps/" + Segment.of(app()) + "/" + rest;
    }

    /** Makes a change; when the user wants to wait, also awaits what the platform does because of it. */
    protected final void awaiting(Waiting waiting, Runnable change) {
        waiting.around(session, app(), change);
    }

    private Optional<String> appOfRemote() {
        return session.git().appOf(ControllerUrl.builderHost(session.settings().controller()));
    }

    private String directoryName() {
        Path name = session.machine().directory().getFileName();
        return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
    }
}
