package dev.workflow.cli.auth;

import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Show who is logged in where.")
final class WhoAmI extends Verb {
    @Option(names = "--all", description = "Ask the controller for everything it knows.")
    private boolean all;

    @Mixin
    private Output output;

    WhoAmI(Session session) {
        super(session);
    }

    @Override
    public void run() {
        if (all) {
            showAll(api().get("/v2/auth/whoami/"));
            return;
        }
        Json reply = Json.object(
                "username", session.settings().username(),
                "controller", session.settings().controller().toString());
        if (!output.wrote(console(), reply)) {
            say("You are " + reply.text("username") + " at " + reply.text("controller"));
        }
    }

    private void showAll(Json user) {
        if (output.wrote(console(), user)) {
            return;
        }
        say("ID: " + user.number("id"));
        say("Username: " + user.text("username"));
        say("Email: " + user.text("email"));
        say("First Name: " + user.text("first_name"));
        say("Last Name: " + user.text("last_name"));
        say("Last Login: " + user.text("last_login"));
        say("Is Superuser: " + user.truth("is_superuser"));
        say("Is Staff: " + user.truth("is_staff"));
        say("Is Active: " + user.truth("is_active"));
        say("Date Joined: " + user.text("date_joined"));
    }
}
