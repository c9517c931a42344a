package dev.workflow.cli.command;

import dev.workflow.cli.settings.Settings;
import picocli.CommandLine.Option;

/** How many results a list asks for. */
public final class Limit {
    @Option(
            names = {"-l", "--limit"},
            paramLabel = "<num>",
            description = "The most results to show; default: the setting response_limit.")
    private Integer number;

    /** {@code limit=<num>} for a query. */
    public String query(Settings settings) {
        return "limit=" + (number == null ? settings.responseLimit() : number);
    }
}
