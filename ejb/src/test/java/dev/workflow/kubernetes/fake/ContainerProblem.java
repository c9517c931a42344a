package dev.workflow.kubernetes.fake;

/** A container cannot be made now: why, as its status says. */
final class ContainerProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    ContainerProblem(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
