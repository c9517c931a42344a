package dev.workflow.cli.config;

import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import java.util.Map;

/** The values of a config: those that all process types have, then each type's own. */
final class ValueTable {
    private ValueTable() {}

    /** @param only the process type whose own values are wanted; empty for every one's */
    static Table of(Json config, String only) {
        Table table = new Table("PTYPE", "NAME", "VALUE");
        rows(table, "N/A", config.sorted("values"));
        config.sorted("typed_values").forEach((type, values) -> {
            if (only.isEmpty() || only.equals(type)) {
                rows(table, type, new java.util.TreeMap<>(values.fields()));
            }
        });
        return table;
    }

    private static void rows(Table table, String type, Map<String, Json> values) {
        values.forEach((name, value) -> table.row(type, name, value.text()));
    }
}
