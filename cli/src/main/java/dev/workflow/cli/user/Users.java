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
    static final String PATH = "/v2/users/";

    public Users() {
        super(
                "users",
                "Manage users (administrators only)",
                "list",
                "add",
                "set",
                "enable",
                "disable",
                "revoke",
                "factor-reset",
                "import");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new List(session);
            case "add" -> new UsersAdd(session);
            case "set" -> new UsersSet(session);
            case "enable" -> new UserSwitches.Enable(session);
            case "disable" -> new UserSwitches.Disable(session);
            case "revoke" -> new UserSwitches.Revoke(session);
            case "factor-reset" -> new UserSwitches.FactorReset(session);
            case "import" -> new UsersImport(session);
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
            Json page = api().get(PATH + "?" + limit.query(session.settings()));
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

    abstract static class UserVerb extends Verb {
        @Parameters(index = "0", paramLabel = "<username>", description = "The user's name.")
        protected String username;

        UserVerb(Session session) {
            super(session);
        }

        final String path() {
            return PATH + Segment.of(username) + "/";
        }
    }
}
