package dev.workflow.cli.user;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Misuse;
import dev.workflow.cli.user.Users.UserVerb;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Change a user; other roles end all their sessions and tokens.")
final class UsersSet extends UserVerb {
    @Mixin
    private UserOptions options;

    UsersSet(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Map<String, Object> fields = options.fields();
        if (fields.isEmpty()) {
            throw new Misuse("say what is to change, as --email=<address>");
        }
        step("Changing user " + username, () -> api().patch(path(), new Json(fields)));
    }
}
