package dev.workflow.messaging;

/** A text for a queue. */
public record OutgoingMessage(String queue, String body) {
    public OutgoingMessage {
        if (queue.isBlank()) {
            throw new IllegalArgumentException("A message needs a queue");
        }
    }
}
