package dev.workflow.cli.network;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.AppVerb;
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
import picocli.CommandLine.Parameters;

/** {@code drycc domains:…}: the host names of an app. */
public final class Domains extends Group {
    public Domains() {
        super("domains", "Manage the host names of an app", "list", "add", "remove");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new Listing(session);
            case "add" -> new Add(session);
            case "remove" -> new Remove(session);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "List the host names.")
    static final class Listing extends AppVerb {
        @Mixin
        private Limit limit;

        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json page = api().get(at("domains/?" + limit.query(session.settings())));
            if (output.wrote(console(), page)) {
                return;
            }
            if (page.items("results").isEmpty()) {
                say("No domains found in " + app() + " app.");
                return;
            }
            Table table = new Table("APP", "OWNER", "PTYPE", "CREATED", "UPDATED", "DOMAIN");
            page.items("results")
                    .forEach(domain -> table.row(
                            domain.text("app"),
                            domain.text("owner"),
                            domain.text("ptype"),
                            Texts.localTime(domain.text("created")),
                            Texts.localTime(domain.text("updated")),
                            domain.text("domain")));
            print(table);
        }
    }

    @Command(description = "Give the app another host name.")
    static final class Add extends AppVerb {
        @Parameters(paramLabel = "<domain>", description = "As shop.example.com.")
        private String domain;

        @Option(
                names = "--ptype",
                paramLabel = "<ptype>",
                defaultValue = "web",
                description = "The process type that answers; default: web.")
        private String type;

        Add(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json body = Json.object("domain", domain, "ptype", type);
            step("Adding " + domain + " to " + app(), () -> api().post(at("domains/"), body));
        }
    }

    @Command(description = "Take a host name from the app.")
    static final class Remove extends AppVerb {
        @Parameters(paramLabel = "<domain>", description = "The host name.")
        private String domain;

        Remove(Session session) {
            super(session);
        }

        @Override
        public void run() {
            String path = at("domains/" + Segment.of(domain));
            step("Removing " + domain + " from " + app(), () -> api().delete(path, Json.ABSENT));
        }
    }
}
