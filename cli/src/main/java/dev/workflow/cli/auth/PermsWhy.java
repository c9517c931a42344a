package dev.workflow.cli.auth;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Tell why somebody may do something with an app, or may not.")
final class PermsWhy extends AppVerb {
    @Parameters(paramLabel = "<username>", description = "The user's name.")
    private String username;

    @Option(
            names = "--permission",
            paramLabel = "view|change|delete|owner",
            defaultValue = "view",
            description = "What they want to do; default: view.")
    private String permission;

    @Option(
            names = "--scope",
            paramLabel = "read|deploy|admin",
            defaultValue = "",
            description = "With a token of this scope.")
    private String scope;

    @Mixin
    private Output output;

    PermsWhy(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json why = api().get(at("perms/why/?user=" + Segment.query(username) + "&permission="
                + Segment.query(permission) + (scope.isEmpty() ? "" : "&scope=" + Segment.query(scope))));
        if (!output.wrote(console(), why)) {
            say((why.truth("allowed") ? "Yes: " : "No: ") + why.text("text"));
        }
    }
}
