package dev.workflow.cli.user;

import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.user.Users.UserVerb;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Make a user; without a password they get a link to choose one.")
final class UsersAdd extends UserVerb {
    @Mixin
    private UserOptions options;

    @Option(names = "--password-stdin", description = "Read their password from the input.")
    private boolean password;

    @Mixin
    private Output output;

    UsersAdd(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Map<String, Object> fields = options.fields();
        fields.put("username", username);
        if (password) {
            fields.put("password", console().readAll().stripTrailing());
        }
        if (output.wanted()) {
            output.wrote(console(), api().post(Users.PATH, new Json(fields)));
            return;
        }
        Json user = step("Adding user " + username, () -> api().post(Users.PATH, new Json(fields)));
        if (user.truth("mailed")) {
            say("A link to choose a password was mailed to them.");
        }
        if (!user.text("link").isEmpty()) {
            say("Give them this link to choose a password; it is not shown again:");
            say(user.text("link"));
        }
    }
}
