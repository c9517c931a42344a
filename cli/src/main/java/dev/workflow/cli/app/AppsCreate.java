package dev.workflow.cli.app;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.git.Git;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Create an app, and the git remote to push it to.")
final class AppsCreate extends Verb {
    @Parameters(arity = "0..1", paramLabel = "<id>", description = "Its name; default: one made up.")
    private String id;

    @Option(names = "--no-remote", description = "Leave the git remotes alone.")
    private boolean noRemote;

    @Option(
            names = {"-r", "--remote"},
            paramLabel = "<name>",
            defaultValue = "drycc",
            description = "Name of the git remote; default: drycc.")
    private String remote;

    AppsCreate(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json body = id == null ? Json.ABSENT : Json.object("id", id);
        Json app = await("Creating Application", () -> api().post("/v2/apps/", body));
        say("done, created " + app.text("id"));
        Git git = session.git();
        if (noRemote || !git.isRepository()) {
            say("If you want to add a git remote for this app later, use `drycc git:remote -a " + app.text("id") + "`");
        } else {
            addRemote(git, app.text("id"));
        }
    }

    private void addRemote(Git git, String app) {
        if (git.remote(remote).isPresent()) {
            throw new Failure("A git remote with the name " + remote
                    + " already exists. To overwrite this remote run:\ndrycc git:remote --force --remote " + remote
                    + " --app " + app);
        }
        git.add(remote, GitRemotes.url(session, app));
        say("Git remote " + remote + " successfully created for app " + app + ".");
    }
}
