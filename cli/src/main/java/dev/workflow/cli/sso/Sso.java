package dev.workflow.cli.sso;

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

/** {@code drycc sso:…}: issuers outside, which this platform has beyond the contract. For administrators. */
public final class Sso extends Group {
    static final String PATH = "/v2/sso/issuers/";

    public Sso() {
        super(
                "sso",
                "Manage issuers whose logins and tokens are good here (administrators only)",
                "issuers",
                "issuers:info",
                "issuers:add",
                "issuers:set",
                "issuers:remove");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "issuers" -> new Listing(session);
            case "issuers:info" -> new IssuersInfo(session);
            case "issuers:add" -> new IssuersAdd(session);
            case "issuers:set" -> new IssuersSet(session);
            case "issuers:remove" -> new Remove(session);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "List the issuers.")
    static final class Listing extends Verb {
        @Mixin
        private Limit limit;

        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json page = api().get(PATH + "?" + limit.query(session.settings()));
            if (output.wrote(console(), page)) {
                return;
            }
            if (page.items("results").isEmpty()) {
                say("No issuers found.");
                return;
            }
            Table table = new Table("NAME", "ISSUER", "KINDS", "ENABLED");
            page.items("results")
                    .forEach(issuer -> table.row(
                            issuer.text("name"),
                            issuer.text("issuer"),
                            String.join(",", issuer.texts("kinds")),
                            String.valueOf(issuer.truth("enabled"))));
            print(table);
        }
    }

    abstract static class IssuerVerb extends Verb {
        @Parameters(index = "0", paramLabel = "<name>", description = "What the issuer is called here.")
        protected String name;

        IssuerVerb(Session session) {
            super(session);
        }

        final String path() {
            return PATH + Segment.of(name) + "/";
        }
    }

    @Command(description = "Trust an issuer no longer.")
    static final class Remove extends IssuerVerb {
        Remove(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Removing issuer " + name, () -> api().delete(path(), Json.ABSENT));
        }
    }
}
