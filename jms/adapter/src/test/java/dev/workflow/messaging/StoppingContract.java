package dev.workflow.messaging;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A consumer lets go at once, and of no message for good. */
interface StoppingContract extends BrokerFixture {
    @Test
    default void idleConsumerStopsPromptly() throws Exception {
        Subscription queue = queue(1);
        CountDownLatch consuming = new CountDownLatch(1);
        send(queue.queue(), List.of("first"));
        Consumer consumer = new Consumer(broker(), queue, message -> consuming.countDown());
        assertThat(consuming.await(SOON.toSeconds(), SECONDS)).isTrue();

        assertThat(consumer.stops(Duration.ofSeconds(2))).isTrue();
    }

    @Test
    default void busyConsumerStopsPromptlyAndItsMessageGoesToTheNext() throws Exception {
        Subscription queue = queue(1);
        CountDownLatch busy = new CountDownLatch(1);
        send(queue.queue(), List.of("unfinished"));
        Consumer consumer = new Consumer(broker(), queue, message -> {
            busy.countDown();
            new CountDownLatch(1).await();
        });
        assertThat(busy.await(SOON.toSeconds(), SECONDS)).isTrue();

        assertThat(consumer.stops(Duration.ofSeconds(2))).isTrue();
        assertThat(text(take(queue.queue()))).isEqualTo("unfinished");
        assertThat(isEmpty(queue.deadLetterQueue())).isTrue();
    }

    @Test
    default void consumerThatWaitsForItsNextAttemptStopsPromptly() throws Exception {
        String name = "test." + UUID.randomUUID();
        Subscription queue = new Subscription(name, Subscription.deadLettersOf(name), 9, Duration.ofSeconds(30));
        CountDownLatch failed = new CountDownLatch(1);
        send(queue.queue(), List.of("waiting"));
        Consumer consumer = new Consumer(broker(), queue, message -> {
            failed.countDown();
            throw new IllegalStateException("not yet");
        });
        assertThat(failed.await(SOON.toSeconds(), SECONDS)).isTrue();

        assertThat(consumer.stops(Duration.ofSeconds(2))).isTrue();
        assertThat(text(take(queue.queue()))).isEqualTo("waiting");
    }
}
