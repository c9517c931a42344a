package dev.workflow.cli.operation;

import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;

/** An operation in detail. */
final class OperationView {
    private OperationView() {}

    static Table of(Json operation) {
        Table table = new Table()
                .row("UUID:", operation.text("uuid"))
                .row("App:", operation.text("app"))
                .row("Kind:", operation.text("kind"))
                .row("Actor:", operation.text("actor"))
                .row("State:", operation.text("state"))
                .row("Attempt:", operation.text("attempt"))
                .row("Release Before:", release(operation, "release_before"))
                .row("Release After:", release(operation, "release_after"))
                .row("Created:", time(operation, "created"))
                .row("Started:", time(operation, "started"))
                .row("Ended:", time(operation, "ended"));
        if (!operation.text("cause").isEmpty()) {
            table.row("Cause:", Texts.wrap(operation.text("cause")));
        }
        if (!operation.text("hint").isEmpty()) {
            table.row("Hint:", Texts.wrap(operation.text("hint")));
        }
        return table;
    }

    private static String release(Json operation, String field) {
        String number = operation.text(field);
        return number.isEmpty() ? "<none>" : "v" + number;
    }

    private static String time(Json operation, String field) {
        return Texts.orNone(Texts.localTime(operation.text(field)));
    }
}
