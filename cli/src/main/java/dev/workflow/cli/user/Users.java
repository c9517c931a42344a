package dev.workflow.cli.user;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Limit;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drycc users:…}: for administrators. */
public final class Users extends Group {
    public Users() {
        super("users", "Manage users (administrators only)", "list", "enable", "disable");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new List(session);
            case "enable" -> new Enable(session);
            case "disable" -> new Disable(session);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "List all users.")
    static final class List extends Verb {
        @Mixin
        private Limit limit;

        @Mixin
        private Output output;

        List(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json page = api().get("/v2/users/?" + limit.query(session.settings()));
            if (output.wrote(console(), page)) {
                return;
            }
            Table table = new Table("USERNAME", "EMAIL", "ADMIN", "STAFF", "ACTIVE", "DATE-JOIN");
            page.items("results")
                    .forEach(user -> table.row(
                            user.text("username"),
                            user.text("email"),
                            String.valueOf(user.truth("is_superuser")),
                            String.valueOf(user.truth("is_staff")),
                            String.valueOf(user.truth("is_active")),
                            user.text("date_joined")));
            print(table);
        }
    }

    abstract static class Switch extends Verb {
        @Parameters(paramLabel = "<username>", description = "The user's name.")
        private String username;

        Switch(Session session) {
            super(session);
        }

        final void change(String doing, String action) {
            String path = "/v2/users/" + Segment.of(username) + "/" + action + "/";
            step(doing + " user " + username, () -> api().patch(path, Json.ABSENT));
            say("This modification is only temporary and will be reverted when the user login again.");
        }
    }

    @Command(description = "Let a user in again.")
    static final class Enable extends Switch {
        Enable(Session session) {
            super(session);
        }

        @Override
        public void run() {
            change("Enabling", "enable");
        }
    }

    @Command(description = "Lock a user out.")
    static final class Disable extends Switch {
        Disable(Session session) {
            super(session);
        }

        @Override
        public void run() {
            change("Disabling", "disable");
        }
    }
}
