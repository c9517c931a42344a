package dev.workflow.cli.command;

import dev.workflow.cli.terminal.Console;
import java.util.function.UnaryOperator;

/** A warning that has to be answered before something grave is done. */
public final class Warning {
    public static final String YES = "To proceed, type \"yes\" !";

    private Warning() {}

    /** Shows the lines and reads the answer from the input. */
    public static String ask(Console console, String... lines) {
        return ask(console::ask, lines);
    }

    /** Shows the lines through {@code prompt} and returns what that reads. */
    public static String ask(UnaryOperator<String> prompt, String... lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(" !    ").append(line).append('\n');
        }
        return prompt.apply(text.append("\n> ").toString());
    }
}
