package dev.workflow.cli.process;

import picocli.CommandLine.Option;

/** How much of a log to show. */
public final class LogOptions {
    private static final int DEFAULT_LINES = 300;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "<lines>",
            defaultValue = "0",
            description = "How many lines to start with; default: 300.")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Show new lines as they come, until interrupted.")
    private boolean follow;

    public boolean follow() {
        return follow;
    }

    /** At least one line. */
    public int lines() {
        return lines > 0 ? lines : DEFAULT_LINES;
    }

    /** As {@link #lines}, but a negative number means all. */
    public int linesOrAll() {
        return lines < 0 ? -1 : lines();
    }
}
