package dev.workflow.cli.audit;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Limit;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drycc audit:…}: the audit log, which this platform has beyond the contract. For administrators. */
public final class Audit extends Group {
    public Audit() {
        super("audit", "Show who changed what (administrators)", "list");
    }

    @Override
    public Verb verb(String verb, Session session) {
        if (!verb.equals("list")) {
            throw unknown(verb);
        }
        return new Listing(session);
    }

    @Command(description = "List calls that changed something, newest first.")
    static final class Listing extends Verb {
        @Option(
                names = {"-u", "--user"},
                paramLabel = "<username>",
                defaultValue = "",
                description = "Only what this account did.")
        private String user;

        @Option(
                names = {"-a", "--app"},
                paramLabel = "<app>",
                defaultValue = "",
                description = "Only what was done to this app.")
        private String app;

        @Option(
                names = "--since",
                paramLabel = "<time>",
                defaultValue = "",
                description = "Only from this time on: 2026-01-31 or 2026-01-31T12:00:00Z.")
        private String since;

        @Option(names = "--until", paramLabel = "<time>", defaultValue = "", description = "Only before this time.")
        private String until;

        @Mixin
        private Limit limit;

        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            String query = limit.query(session.settings())
                    + part("user", user)
                    + part("app", app)
                    + part("since", since)
                    + part("until", until);
            Json page = api().get("/v2/audit/?" + query);
            if (output.wrote(console(), page)) {
                return;
            }
            if (page.items("results").isEmpty()) {
                say("No changes found.");
                return;
            }
            Table table = new Table("TIME", "USER", "CALL", "APP", "TARGET", "FROM", "STATUS");
            page.items("results")
                    .forEach(entry -> table.row(
                            Texts.localTime(entry.text("created")),
                            Texts.orNone(entry.text("user")),
                            entry.text("method") + " " + entry.text("route"),
                            entry.text("app"),
                            entry.text("target"),
                            entry.text("address"),
                            Texts.orNone(entry.text("status"))));
            print(table);
        }

        private static String part(String name, String value) {
            return value.isEmpty() ? "" : "&" + name + "=" + Segment.query(value);
        }
    }
}
