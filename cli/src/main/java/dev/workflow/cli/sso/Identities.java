package dev.workflow.cli.sso;

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
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drycc identities:…}: jobs of other systems that may deploy an app without a stored secret. */
public final class Identities extends Group {
    static final String PATH = "identities/";

    public Identities() {
        super("identities", "Manage which jobs of other systems may work on an app", "list", "add", "remove");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new Listing(session);
            case "add" -> new IdentitiesAdd(session);
            case "remove" -> new Remove(session);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "List the identities of an app.")
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
            Json page = api().get(at(PATH + "?" + limit.query(session.settings())));
            if (output.wrote(console(), page)) {
                return;
            }
            if (page.items("results").isEmpty()) {
                say("No identities found in " + app() + " app.");
                return;
            }
            Table table = new Table("UUID", "ISSUER", "CLAIMS", "SCOPE", "OWNER", "LAST USED");
            page.items("results")
                    .forEach(identity -> table.row(
                            identity.text("uuid"),
                            identity.text("issuer"),
                            claims(identity),
                            identity.text("scope"),
                            identity.text("owner"),
                            Texts.localTime(identity.text("last_used", "never"))));
            print(table);
        }

        /** One on each line. */
        private static String claims(Json identity) {
            return identity.sorted("claims").entrySet().stream()
                    .map(claim -> claim.getKey() + "=" + claim.getValue().text())
                    .collect(Collectors.joining("\n"));
        }
    }

    @Command(description = "Let jobs no longer work on an app.")
    static final class Remove extends AppVerb {
        @Parameters(paramLabel = "<uuid>", description = "The identity, as identities:list shows it.")
        private String uuid;

        Remove(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Removing identity " + uuid + " from " + app(), () -> api().delete(
                            at(PATH + Segment.of(uuid) + "/"), Json.ABSENT));
        }
    }
}
