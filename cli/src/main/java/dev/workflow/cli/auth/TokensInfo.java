package dev.workflow.cli.auth;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(description = "Show what a token may do, when it ends and when it was last used.")
final class TokensInfo extends Verb {
    @Parameters(paramLabel = "<id>", description = "Its UUID.")
    private String id;

    @Mixin
    private Output output;

    TokensInfo(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json token = api().get("/v2/tokens/" + Segment.of(id) + "/");
        if (output.wrote(console(), token)) {
            return;
        }
        print(new Table()
                .row("UUID:", token.text("uuid"))
                .row("Owner:", token.text("owner"))
                .row("Alias:", Texts.orNone(token.text("alias")))
                .row("Key:", token.text("fuzzy_key"))
                .row("Scope:", token.text("scope"))
                .row("Apps:", apps(token))
                .row("Created:", Texts.localTime(token.text("created")))
                .row("Expires:", time(token, "expires"))
                .row("Last used:", time(token, "last_used")));
    }

    static String apps(Json token) {
        List<String> apps = token.texts("apps");
        return apps.isEmpty() ? "all" : String.join(",", apps);
    }

    static String time(Json token, String field) {
        return Texts.localTime(token.text(field, "never"));
    }
}
