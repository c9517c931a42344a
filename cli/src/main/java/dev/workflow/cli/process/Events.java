package dev.workflow.cli.process;

import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;

/** The events under a detail view. */
final class Events {
    private Events() {}

    /** Prints nothing when there are none. */
    static Table table(Json page) {
        Table table = new Table();
        if (page.items("results").isEmpty()) {
            return table;
        }
        table.row("Events:").row("  REASON", "MESSAGE", "CREATED");
        page.items("results")
                .forEach(event -> table.row(
                        "  " + event.text("reason"), event.text("message"), Texts.localTime(event.text("created"))));
        return table;
    }
}
