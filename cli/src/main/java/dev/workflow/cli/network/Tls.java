package dev.workflow.cli.network;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drycc tls:…}: HTTPS of an app. */
public final class Tls extends Group {
    public Tls() {
        super(
                "tls",
                "Manage HTTPS of an app",
                "info",
                "force:enable",
                "force:disable",
                "auto:enable",
                "auto:disable",
                "auto:issuer");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "info" -> new Info(session);
            case "force:enable" -> new ForceEnable(session);
            case "force:disable" -> new ForceDisable(session);
            case "auto:enable" -> new AutoEnable(session);
            case "auto:disable" -> new AutoDisable(session);
            case "auto:issuer" -> new Issuer(session);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "Show how HTTPS is set up and what happened to certificates.")
    static final class Info extends AppVerb {
        @Mixin
        private Output output;

        Info(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json tls = api().get(at("tls/"));
            if (output.wrote(console(), tls)) {
                return;
            }
            Json issuer = tls.at("issuer");
            Table table = new Table()
                    .row("UUID:", tls.text("uuid"))
                    .row("Owner:", tls.text("owner"))
                    .row("CertsAuto:", String.valueOf(tls.truth("certs_auto_enabled")))
                    .row("HTTPSEnforced:", String.valueOf(tls.truth("https_enforced")))
                    .row("Issuer:", "")
                    .row("", "Email:", Texts.orNone(issuer.text("email")))
                    .row("", "Server:", Texts.orNone(issuer.text("server")))
                    .row("Events:", "");
            tls.items("events").forEach(event -> event(table, event));
            print(table);
        }

        private static void event(Table table, Json event) {
            table.row("", "Name:", event.text("name"))
                    .row("", "Kind:", event.text("kind"))
                    .row("", "Time:", event.text("time"))
                    .row("", "Type:", event.text("type"))
                    .row("", "Status:", event.text("status"))
                    .row("", "Message:", Texts.wrap(event.text("message")))
                    .row("");
        }
    }

    abstract static class Change extends AppVerb {
        Change(Session session) {
            super(session);
        }

        final void post(String doing, String field, Object value) {
            step(doing + " requests for " + app(), () -> api().post(at("tls/"), Json.object(field, value)));
        }
    }

    @Command(description = "Redirect plain http to HTTPS.")
    static final class ForceEnable extends Change {
        ForceEnable(Session session) {
            super(session);
        }

        @Override
        public void run() {
            post("Enabling https-only", "https_enforced", true);
        }
    }

    @Command(description = "Answer plain http too.")
    static final class ForceDisable extends Change {
        ForceDisable(Session session) {
            super(session);
        }

        @Override
        public void run() {
            post("Disabling https-only", "https_enforced", false);
        }
    }

    @Command(description = "Get certificates by itself.")
    static final class AutoEnable extends Change {
        AutoEnable(Session session) {
            super(session);
        }

        @Override
        public void run() {
            post("Enabling certs-auto", "certs_auto_enabled", true);
        }
    }

    @Command(description = "Leave certificates to the user.")
    static final class AutoDisable extends Change {
        AutoDisable(Session session) {
            super(session);
        }

        @Override
        public void run() {
            post("Disabling certs-auto", "certs_auto_enabled", false);
        }
    }

    @Command(description = "Set who issues certificates.")
    static final class Issuer extends Change {
        @Option(names = "--email", required = true, paramLabel = "<email>", description = "Your address there.")
        private String email;

        @Option(names = "--server", required = true, paramLabel = "<url>", description = "The ACME directory.")
        private String server;

        @Option(names = "--key-id", paramLabel = "<id>", defaultValue = "", description = "External account's key id.")
        private String keyId;

        @Option(names = "--key-secret", paramLabel = "<secret>", defaultValue = "", description = "And its secret.")
        private String keySecret;

        Issuer(Session session) {
            super(session);
        }

        @Override
        public void run() {
            post(
                    "Adding issuer",
                    "issuer",
                    Json.object("email", email, "server", server, "key_id", keyId, "key_secret", keySecret));
        }
    }
}
