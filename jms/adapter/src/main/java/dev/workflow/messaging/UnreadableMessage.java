package dev.workflow.messaging;

/** Thrown by a handler for a message that no retry can make sense of: it is dead-lettered at once. */
public final class UnreadableMessage extends RuntimeException {
    public UnreadableMessage(String message) {
        super(message);
    }

    public UnreadableMessage(String message, Throwable cause) {
        super(message, cause);
    }
}
