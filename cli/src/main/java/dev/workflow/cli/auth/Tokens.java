package dev.workflow.cli.auth;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Limit;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.command.Warning;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drycc tokens:…}: the user's own API tokens. */
public final class Tokens extends Group {
    public Tokens() {
        super("tokens", "Manage your API tokens", "list", "add", "info", "remove");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new List(session);
            case "add" -> new TokensAdd(session);
            case "info" -> new TokensInfo(session);
            case "remove" -> new Remove(session);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "List your tokens.")
    static final class List extends Verb {
        @Option(names = "--detail", description = "Show what each may do, when it ends and when it was last used.")
        private boolean detail;

        @Mixin
        private Limit limit;

        @Mixin
        private Output output;

        List(Session session) {
            super(session);
        }

        @Override
        public void run() {
            String query = limit.query(session.settings()) + (detail ? "&detail=true" : "");
            Json page = api().get("/v2/tokens/?" + query);
            if (output.wrote(console(), page)) {
                return;
            }
            print(detail ? detailed(page) : plain(page));
        }

        private static Table detailed(Json page) {
            Table table = new Table("UUID", "ALIAS", "SCOPE", "APPS", "EXPIRES", "LAST USED");
            page.items("results")
                    .forEach(token -> table.row(
                            token.text("uuid"),
                            Texts.orNone(token.text("alias")),
                            token.text("scope"),
                            TokensInfo.apps(token),
                            TokensInfo.time(token, "expires"),
                            TokensInfo.time(token, "last_used")));
            return table;
        }

        private static Table plain(Json page) {
            Table table = new Table("UUID", "OWNER", "ALIAS", "KEY", "CREATE", "UPDATED");
            page.items("results")
                    .forEach(token -> table.row(
                            token.text("uuid"),
                            token.text("owner"),
                            Texts.orNone(token.text("alias")),
                            token.text("fuzzy_key"),
                            Texts.localTime(token.text("created")),
                            Texts.localTime(token.text("updated"))));
            return table;
        }
    }

    @Command(description = "Revoke a token.")
    static final class Remove extends Verb {
        @Parameters(paramLabel = "<id>", description = "Its UUID.")
        private String id;

        Remove(Session session) {
            super(session);
        }

        @Override
        public void run() {
            String answer = Warning.ask(
                    console(),
                    "WARNING: You cannot undo this action.",
                    "Any using this token will no longer be able to access the Controller API.",
                    Warning.YES);
            if (!answer.equals("yes")) {
                say("skip");
                return;
            }
            api().delete("/v2/tokens/" + Segment.of(id) + "/", Json.ABSENT);
            say("done");
        }
    }
}
