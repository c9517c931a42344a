package dev.workflow.operation;

import jakarta.ejb.ApplicationException;

/** The worker was taken for dead and another may be at it: whatever this one was about to store is rolled back. */
@ApplicationException(rollback = true)
public class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLost(String message) {
        super(message);
    }
}
