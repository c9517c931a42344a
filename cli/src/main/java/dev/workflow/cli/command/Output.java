package dev.workflow.cli.command;

import dev.workflow.cli.json.Json;
import dev.workflow.cli.json.JsonText;
import dev.workflow.cli.json.Yaml;
import dev.workflow.cli.terminal.Console;
import picocli.CommandLine.Option;

/** Output for programs: the controller's reply as it is. */
public final class Output {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "json|yaml",
            description = "Print the controller's reply instead of a table.")
    private Format format;

    /** Whether the output is for a program. */
    public boolean wanted() {
        return format != null;
    }

    /** Prints the reply when the user asked for it; false when the caller is to print for people. */
    public boolean wrote(Console console, Json reply) {
        if (format == null) {
            return false;
        }
        console.say(format == Format.json ? JsonText.pretty(reply) : Yaml.write(reply));
        return true;
    }

    enum Format {
        json,
        yaml
    }
}
