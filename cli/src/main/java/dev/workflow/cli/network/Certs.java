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
import picocli.CommandLine.Parameters;

/** {@code drycc certs:…}: certificates of one's own. */
public final class Certs extends Group {
    private static final int LIST_WIDTH = 32;

    public Certs() {
        super("certs", "Manage certificates", "list", "add", "remove", "info", "attach", "detach");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new Listing(session);
            case "add" -> new CertsAdd(session);
            case "remove" -> new Remove(session);
            case "info" -> new Info(session);
            case "attach" -> new CertDomains.Attach(session);
            case "detach" -> new CertDomains.Detach(session);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "List the certificates.")
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
            Json page = api().get(at("certs/?" + limit.query(session.settings())));
            if (output.wrote(console(), page)) {
                return;
            }
            if (page.items("results").isEmpty()) {
                say("No certs");
                return;
            }
            Table table = new Table("NAME", "COMMON-NAME", "EXPIRES", "SAN", "DOMAINS");
            page.items("results")
                    .forEach(cert -> table.row(
                            cert.text("name"),
                            cert.text("common_name"),
                            Texts.day(cert.text("expires")),
                            list(cert, "san"),
                            list(cert, "domains")));
            print(table);
        }

        private static String list(Json cert, String field) {
            return Texts.orNone(Texts.cut(String.join(",", cert.texts(field)), LIST_WIDTH));
        }
    }

    @Command(description = "Remove a certificate.")
    static final class Remove extends AppVerb {
        @Parameters(paramLabel = "<name>", description = "The certificate.")
        private String name;

        Remove(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Removing " + name, () -> api().delete(at("certs/" + Segment.of(name)), Json.ABSENT));
        }
    }

    @Command(description = "Show a certificate.")
    static final class Info extends AppVerb {
        @Parameters(paramLabel = "<name>", description = "The certificate.")
        private String name;

        @Mixin
        private Output output;

        Info(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json cert = api().get(at("certs/" + Segment.of(name)));
            if (output.wrote(console(), cert)) {
                return;
            }
            print(new Table()
                    .row("Name:", cert.text("name"))
                    .row("Common Name(s):", cert.text("common_name"))
                    .row("Expires At:", Texts.day(cert.text("expires")))
                    .row("Starts At:", Texts.day(cert.text("starts")))
                    .row("Fingerprint:", cert.text("fingerprint"))
                    .row("Subject Alt Name:", Texts.orNone(String.join(",", cert.texts("san"))))
                    .row("Issuer:", cert.text("issuer"))
                    .row("Subject:", cert.text("subject"))
                    .row("")
                    .row("Connected Domains:", Texts.orNone(String.join(",", cert.texts("domains"))))
                    .row("Owner:", cert.text("owner"))
                    .row("Created:", cert.text("created"))
                    .row("Updated:", cert.text("updated")));
        }
    }
}
