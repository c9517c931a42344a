package dev.workflow.cli.problem;

/** The words of the command line make no sense together: exit code 2. */
public final class Misuse extends Failure {
    private static final long serialVersionUID = 1;

    public Misuse(String text) {
        super(text);
    }
}
