package dev.workflow.cli.problem;

/** The command failed in a way the user can understand: its text follows {@code Error: }, the exit code is 1. */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Failure(String text) {
        super(text);
    }

    public Failure(String text, Throwable cause) {
        super(text, cause);
    }
}
