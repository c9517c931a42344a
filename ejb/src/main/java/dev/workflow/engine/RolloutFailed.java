package dev.workflow.engine;

import dev.workflow.process.ProcessType;

/**
 * A process type did not become healthy. The message is for the user: what happened, with the last lines the process
 * printed; the hint says what to do next.
 */
public class RolloutFailed extends Exception {

    private static final long serialVersionUID = 1L;

    /** Stable names of what went wrong, whatever the engine. */
    public enum Cause {
        EXITED,
        OUT_OF_MEMORY,
        NOT_LISTENING,
        PROBE_FAILED,
        IMAGE,
        VOLUME,
        UNSCHEDULABLE,
        QUOTA,
        /** A rule of the cluster or a missing permission does not allow it. */
        REFUSED,
        /** What it is given cannot be given to it. */
        CONFIGURATION,
        TIMEOUT
    }

    private final transient ProcessType type;
    private final Cause reason;
    private final String hint;

    public RolloutFailed(ProcessType type, Cause reason, String message, String hint) {
        super(message);
        this.type = type;
        this.reason = reason;
        this.hint = hint;
    }

    public ProcessType type() {
        return type;
    }

    public Cause reason() {
        return reason;
    }

    public String hint() {
        return hint;
    }
}
