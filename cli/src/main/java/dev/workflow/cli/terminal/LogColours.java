package dev.workflow.cli.terminal;

/** Log lines coloured by their first word, so that lines of one source look alike. */
public final class LogColours {
    private static final int COLOURS = 6;
    private static final int FIRST = 31;
    /** Puts INFO on magenta. */
    private static final int SHIFT = 4;

    private final Console console;

    public LogColours(Console console) {
        this.console = console;
    }

    public void print(String line) {
        console.out().println(console.colour() ? "\u001b[" + colour(line) + "m" + line + "\u001b[0m" : line);
    }

    private static int colour(String line) {
        int end = line.indexOf(' ');
        int sum = line.substring(0, end < 0 ? line.length() : end).chars().sum();
        return FIRST + (sum + SHIFT) % COLOURS;
    }
}
