package dev.workflow.cli.app;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.git.BuilderUrl;
import dev.workflow.cli.git.Git;
import dev.workflow.cli.git.Git.Remote;
import dev.workflow.cli.problem.Failure;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drycc git:…}: the remotes apps are pushed to. */
public final class GitRemotes extends Group {
    public GitRemotes() {
        super("git", "Manage the git remotes of apps", "remote", "remove");
    }

    @Override
    public Optional<String> defaultVerb() {
        return Optional.empty();
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "remote" -> new Create(session);
            case "remove" -> new Remove(session);
            default -> throw unknown(verb);
        };
    }

    /** The push address of an app, as this login and the environment have it. */
    public static String url(Session session, String app) {
        return BuilderUrl.of(session.settings().controller(), session.machine().variable("DRYCC_BUILDER_PORT"), app);
    }

    @Command(description = "Add the git remote of an app to this repository.")
    static final class Create extends AppVerb {
        @Option(
                names = {"-r", "--remote"},
                paramLabel = "<name>",
                defaultValue = "drycc",
                description = "Name of the remote; default: drycc.")
        private String remote;

        @Option(
                names = {"-f", "--force"},
                description = "Overwrite a remote of that name.")
        private boolean force;

        Create(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Git git = session.git();
            String url = url(session, app());
            Optional<Remote> present = git.remote(remote);
            if (present.isPresent() && present.get().url().equals(url)) {
                say("Remote " + remote + " already exists and is correctly configured for app " + app() + ".");
                return;
            }
            present.ifPresent(old -> replace(git, old, url));
            git.add(remote, url);
            say("Git remote " + remote + " successfully created for app " + app() + ".");
        }

        private void replace(Git git, Remote old, String url) {
            if (!force) {
                throw new Failure(
                        "Remote " + remote + " already exists, please run 'drycc git:remote -f' to overwrite\n"
                                + "Existing remote URL: " + old.url() + "\nWhen forced, will overwrite with: " + url);
            }
            say("Deleting git remote " + remote + ".");
            git.remove(remote);
        }
    }

    @Command(description = "Remove the git remotes of an app from this repository.")
    static final class Remove extends AppVerb {
        Remove(Session session) {
            super(session);
        }

        @Override
        public void run() {
            if (!removeAll(session, app())) {
                throw new Failure("Could not find remote matching app in 'git remote -v'");
            }
            say("Git remotes for app " + app() + " removed.");
        }
    }

    /** Removes every remote that points to the app; false when there was none. */
    public static boolean removeAll(Session session, String app) {
        String url = url(session, app);
        List<Remote> ours = session.git().remotes().stream()
                .filter(remote -> remote.url().equals(url))
                .toList();
        ours.forEach(remote -> session.git().remove(remote.name()));
        return !ours.isEmpty();
    }
}
