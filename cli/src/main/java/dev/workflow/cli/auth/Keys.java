package dev.workflow.cli.auth;

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

/** {@code drycc keys:…}: the user's SSH keys. */
public final class Keys extends Group {
    public Keys() {
        super("keys", "Manage your SSH keys", "list", "add", "remove");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new List(session);
            case "add" -> new KeysAdd(session);
            case "remove" -> new Remove(session);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "List your keys.")
    static final class List extends Verb {
        private static final int HEAD = 16;
        private static final int TAIL = 10;

        @Mixin
        private Limit limit;

        @Mixin
        private Output output;

        List(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json page = api().get("/v2/keys/?" + limit.query(session.settings()));
            if (output.wrote(console(), page)) {
                return;
            }
            if (page.items("results").isEmpty()) {
                say("No any key found.");
                return;
            }
            Table table = new Table("ID", "OWNER", "KEY");
            page.items("results")
                    .forEach(key -> table.row(key.text("id"), key.text("owner"), shortened(key.text("public"))));
            print(table);
        }

        private static String shortened(String key) {
            if (key.length() <= HEAD + TAIL) {
                return key;
            }
            return key.substring(0, HEAD) + "..." + key.substring(key.length() - TAIL);
        }
    }

    @Command(description = "Remove a key.")
    static final class Remove extends Verb {
        @Parameters(paramLabel = "<key>", description = "The key's id, as keys:list shows it.")
        private String id;

        Remove(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Removing " + id + " SSH Key", () -> api().delete("/v2/keys/" + Segment.path(id), Json.ABSENT));
        }
    }
}
