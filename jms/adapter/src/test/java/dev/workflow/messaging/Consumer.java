package dev.workflow.messaging;

import java.time.Duration;

/** A consumer loop on a thread of its own. */
final class Consumer {
    private final ConsumerLoop loop;

    Consumer(Broker broker, Subscription subscription, MessageHandler handler) {
        loop = new ConsumerLoop(broker, subscription, handler);
        new Thread(loop, subscription.queue()).start();
    }

    boolean stops(Duration within) {
        loop.stop();
        return loop.awaitEnd(within);
    }
}
