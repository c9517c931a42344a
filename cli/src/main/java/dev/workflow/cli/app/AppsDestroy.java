package dev.workflow.cli.app;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Warning;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Destroy an app with everything it has.")
final class AppsDestroy extends AppVerb {
    @Option(names = "--confirm", paramLabel = "<app>", description = "The app's name again, instead of being asked.")
    private String confirm;

    AppsDestroy(Session session) {
        super(session);
    }

    @Override
    public void run() {
        boolean fromGit = appFromGit();
        String answer = confirm == null ? ask() : confirm;
        if (!answer.equals(app())) {
            throw new Failure("app " + app() + " does not match confirm " + answer + ", aborting");
        }
        timed("Destroying " + app() + "...", () -> api().delete(at(""), Json.ABSENT));
        if (fromGit && GitRemotes.removeAll(session, app())) {
            say("Git remotes for app " + app() + " removed.");
        }
    }

    private String ask() {
        return Warning.ask(
                console(),
                "WARNING: Potentially Destructive Action",
                "This command will destroy the application: " + app(),
                "To proceed, type \"" + app() + "\" or re-run this command with --confirm=" + app());
    }
}
