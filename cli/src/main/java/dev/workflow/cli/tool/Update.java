package dev.workflow.cli.tool;

import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.ProgramVersion;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drycc update}: this program comes with the platform and fetches nothing by itself. */
public final class Update extends Group {
    public Update() {
        super("update", "Say how to update this program", "show");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return new Show(session);
    }

    @Command(description = "Say how to update this program.")
    static final class Show extends Verb {
        @Option(
                names = {"-d", "--dry-run"},
                description = "The same: nothing is ever changed.")
        private boolean dryRun;

        Show(Session session) {
            super(session);
        }

        @Override
        public void run() {
            say("This is workflow cli " + ProgramVersion.text()
                    + ". It is updated with the platform: run cli/install of the release you want.");
        }
    }
}
