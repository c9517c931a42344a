package dev.workflow.messaging;

import java.time.Duration;

/**
 * How a queue is consumed.
 *
 * @param attempts how often a message is handed to the handler before it goes to the dead-letter queue, 1 or more
 * @param retryDelay the wait before the second attempt; doubles each time, up to {@link #LONGEST_RETRY_DELAY}
 */
public record Subscription(String queue, String deadLetterQueue, int attempts, Duration retryDelay) {
    public static final Duration LONGEST_RETRY_DELAY = Duration.ofSeconds(30);

    public Subscription {
        if (queue.isBlank() || deadLetterQueue.isBlank() || queue.equals(deadLetterQueue)) {
            throw new IllegalArgumentException("A queue and a dead-letter queue of another name are needed");
        }
        if (attempts < 1 || retryDelay.isNegative()) {
            throw new IllegalArgumentException("attempts must be 1 or more and the delay not negative: " + queue);
        }
    }

    /** The name of the dead-letter queue where nothing else is said. */
    public static String deadLettersOf(String queue) {
        return queue + ".dead";
    }
}
