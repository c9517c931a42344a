package dev.workflow.idempotency;

import jakarta.ejb.ApplicationException;

/** The call was answered with an error: whatever it had done is rolled back, and a repetition does it again. */
@ApplicationException(rollback = true)
public class NotKept extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    public NotKept(Answer answer) {
        super("answered " + answer.status(), null, false, false);
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }
}
