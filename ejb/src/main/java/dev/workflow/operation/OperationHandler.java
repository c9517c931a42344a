package dev.workflow.operation;

/** Knows how to do one kind of operation. Called outside any transaction, by one worker at a time for an app. */
public interface OperationHandler {

    Kind kind();

    /**
     * Does the work and ends the operation: either itself, in the transaction that stores the result, returning false (after
     * {@link RunningOperation#flush}); or by returning true, when it succeeded and there is nothing else to store.
     *
     * @throws WorkFailed with what to tell the user; the dispatcher ends the operation
     */
    boolean handle(OperationView operation, RunningOperation running) throws WorkFailed, InterruptedException;

    /** Told when the operation was ended by the reaper because its workers were lost. */
    void abandoned(OperationView operation);

    /** An expected failure. */
    class WorkFailed extends Exception {
        private static final long serialVersionUID = 1L;
        private final String hint;

        public WorkFailed(String message, String hint, Throwable cause) {
            super(message, cause);
            this.hint = hint;
        }

        public String hint() {
            return hint;
        }
    }
}
