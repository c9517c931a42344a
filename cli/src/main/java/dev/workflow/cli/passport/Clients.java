package dev.workflow.cli.passport;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.Limit;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Programs that may ask for tokens. */
final class Clients {
    private Clients() {}

    @Command(description = "List the clients.")
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
            Json page = api().get(Passport.CLIENTS + "?" + limit.query(session.settings()));
            if (output.wrote(console(), page)) {
                return;
            }
            if (page.items("results").isEmpty()) {
                say("No clients found.");
                return;
            }
            Table table = new Table("ID", "NAME", "SECRET", "TRUSTED", "SCOPE");
            page.items("results")
                    .forEach(client -> table.row(
                            client.text("client_id"),
                            client.text("client_name"),
                            String.valueOf(client.truth("confidential")),
                            String.valueOf(client.truth("trusted")),
                            client.text("scope")));
            print(table);
        }
    }

    abstract static class ClientVerb extends Verb {
        @Parameters(index = "0", paramLabel = "<client>", description = "Its client_id.")
        protected String client;

        ClientVerb(Session session) {
            super(session);
        }

        final String path() {
            return Passport.CLIENTS + Segment.of(client) + "/";
        }

        /** Shows a secret, which is not shown again. */
        final void show(Json issued) {
            print(new Table()
                    .row("Client ID:", issued.text("client_id"))
                    .row("Client Secret:", issued.text("client_secret", "none, it must use PKCE")));
        }
    }

    @Command(description = "Give a client another secret and show it, this once; the old one is no good at once.")
    static final class Rotate extends ClientVerb {
        @Mixin
        private Output output;

        Rotate(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json issued = api().post(path() + "secret/", Json.ABSENT);
            if (!output.wrote(console(), issued)) {
                show(issued);
            }
        }
    }

    @Command(description = "Remove a client; all tokens that it was given end.")
    static final class Remove extends ClientVerb {
        Remove(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Removing client " + client, () -> api().delete(path(), Json.ABSENT));
        }
    }
}
