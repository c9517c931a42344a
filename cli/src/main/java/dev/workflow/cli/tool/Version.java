package dev.workflow.cli.tool;

import dev.workflow.cli.client.ApiVersion;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.ProgramVersion;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drycc version}. */
public final class Version extends Group {
    public Version() {
        super("version", "Show the version of this program", "show");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return new Show(session);
    }

    @Command(description = "Show the version of this program, and of the controller's API.")
    static final class Show extends Verb {
        @Option(
                names = {"-a", "--all"},
                description = "The versions of the API too.")
        private boolean all;

        Show(Session session) {
            super(session);
        }

        @Override
        public void run() {
            if (!all) {
                say(ProgramVersion.text());
                return;
            }
            String server = api().exchange("GET", "/healthz", Json.ABSENT)
                    .header("DRYCC_API_VERSION")
                    .orElse("");
            say("Workflow CLI Version:            " + ProgramVersion.text());
            say("Workflow CLI API Version:        " + ApiVersion.OWN);
            say("Workflow Controller API Version: " + server);
        }
    }
}
