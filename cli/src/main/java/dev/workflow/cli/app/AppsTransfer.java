package dev.workflow.cli.app;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "Make somebody else the owner of an app.")
final class AppsTransfer extends AppVerb {
    @Parameters(paramLabel = "<username>", description = "The new owner.")
    private String username;

    AppsTransfer(Session session) {
        super(session);
    }

    @Override
    public void run() {
        step("Transferring " + app() + " to " + username, () -> api().post(at(""), Json.object("owner", username)));
    }
}
