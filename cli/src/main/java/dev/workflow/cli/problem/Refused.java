package dev.workflow.cli.problem;

/** The controller answered with an error status. */
public final class Refused extends Failure {
    private static final long serialVersionUID = 1;

    private final int status;

    /** @param text what to tell the user (api.md §1.3), see {@link Refusals} */
    public Refused(int status, String text) {
        super(text);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
