package dev.workflow.messaging;

import jakarta.jms.Message;

/**
 * What a consumer does with a message. Returning commits the message; throwing asks for another delivery, and after the
 * last attempt of the {@link Subscription} for the dead-letter queue. A message may come more than once.
 */
@FunctionalInterface
public interface MessageHandler {
    /** Interrupted when the consumer is stopped meanwhile: throw then, and another consumer gets the message. */
    void handle(Message message) throws Exception;
}
