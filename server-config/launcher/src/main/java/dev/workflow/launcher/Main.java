package dev.workflow.launcher;

import dev.workflow.launcher.command.Verbs;
import dev.workflow.launcher.option.Arguments;
import java.util.List;

/** Entry point of the {@code workflow} script. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        int code;
        try {
            code = Verbs.of(Arguments.parse(List.of(args)), System.getenv(), System.out)
                    .run();
        } catch (Refusal e) {
            System.err.println("Error: " + e.getMessage());
            code = 1;
        }
        System.exit(code);
    }
}
