package dev.workflow.cli.passport;

import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.passport.Clients.ClientVerb;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Show a client.")
final class ClientsInfo extends ClientVerb {
    @Mixin
    private Output output;

    ClientsInfo(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json found = api().get(path());
        if (output.wrote(console(), found)) {
            return;
        }
        print(new Table()
                .row("ID:", found.text("client_id"))
                .row("Name:", found.text("client_name"))
                .row("Has a secret:", String.valueOf(found.truth("confidential")))
                .row("Trusted:", String.valueOf(found.truth("trusted")))
                .row("Redirects:", lines(found, "redirect_uris"))
                .row("Logout redirects:", lines(found, "post_logout_redirect_uris"))
                .row("Grants:", lines(found, "grant_types"))
                .row("Scope:", found.text("scope"))
                .row("Access tokens:", found.text("access_token_type"))
                .row("Created:", Texts.localTime(found.text("created"))));
    }

    private static String lines(Json client, String field) {
        return Texts.orNone(String.join("\n", client.texts(field)));
    }
}
