package dev.workflow.release;

/** A job that had to run before a deploy did not end well. The message starts in the contract's words (model.md §6.2). */
class JobFailed extends Exception {

    private static final long serialVersionUID = 1L;

    JobFailed(String message) {
        super(message);
    }
}
