package dev.workflow.engine;

import java.util.List;

/** What to run beside a process. */
public record ExecSpec(List<String> command, boolean stdin, boolean tty, int columns, int rows) {
    public ExecSpec {
        command = List.copyOf(command);
    }
}
