package dev.workflow.cli.app;

import dev.workflow.cli.command.Limit;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "List the apps you may see.")
final class AppsList extends Verb {
    @Mixin
    private Limit limit;

    @Mixin
    private Output output;

    AppsList(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json page = api().get("/v2/apps/?" + limit.query(session.settings()));
        if (output.wrote(console(), page)) {
            return;
        }
        if (page.items("results").isEmpty()) {
            say("No apps found.");
            return;
        }
        Table table = new Table("ID", "OWNER", "CREATED", "UPDATED");
        page.items("results")
                .forEach(app -> table.row(
                        app.text("id"),
                        app.text("owner"),
                        Texts.localTime(app.text("created")),
                        Texts.localTime(app.text("updated"))));
        print(table);
    }
}
