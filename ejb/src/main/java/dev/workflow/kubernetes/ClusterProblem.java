package dev.workflow.kubernetes;

/**
 * The cluster refused, or could not be asked. What is worth trying again was tried again before this is thrown; the
 * message is the server's own, without secrets, and fit for a user.
 */
public class ClusterProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, whatever the server's version. */
    public enum Kind {
        /** The object is not there, or its namespace, or the server does not know that kind. */
        NOT_FOUND,
        ALREADY_EXISTS,
        /** Somebody else changed it meanwhile. */
        CONFLICT,
        /** The platform's account may not do that. */
        FORBIDDEN,
        /** A quota of the namespace does not allow it. */
        QUOTA,
        /** The object is wrong. */
        INVALID,
        /** Not known any more, 410: what was remembered of a watch is too old. */
        EXPIRED,
        /** No answer, or none that made sense, after all tries. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final int status;

    /** @param status of the answer; 0 for none */
    public ClusterProblem(Kind kind, int status, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
    }

    public ClusterProblem(Kind kind, int status, String message) {
        this(kind, status, message, null);
    }

    public Kind kind() {
        return kind;
    }

    public int status() {
        return status;
    }
}
