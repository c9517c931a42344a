package dev.workflow.operation;

import dev.workflow.persistence.operation.Operation;
import java.time.Duration;

/** How an operation ended, in words for the user. */
public record Outcome(Operation.State state, String cause, String hint) {

    public static final Outcome SUCCEEDED = new Outcome(Operation.State.SUCCEEDED, null, null);

    public static Outcome failed(String cause, String hint) {
        return new Outcome(Operation.State.FAILED, cause, hint);
    }

    public static Outcome cancelled(String cause) {
        return new Outcome(Operation.State.CANCELLED, cause, null);
    }

    static Outcome tooLong(Kind kind, Duration limit) {
        return failed("it took longer than the " + limit.toMinutes() + " minutes it may take", kind.again());
    }

    static Outcome abandoned(Kind kind) {
        return failed("the server that did this work stopped before it was done", kind.again());
    }
}
