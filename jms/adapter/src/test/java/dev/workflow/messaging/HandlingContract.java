package dev.workflow.messaging;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Message;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of a message, depending on its handler. */
interface HandlingContract extends BrokerFixture {
    @Test
    default void failingHandlerIsRetriedThenDeadLettered() throws Exception {
        Subscription queue = queue(3);
        AtomicInteger attempts = new AtomicInteger();
        send(queue.queue(), List.of("doomed"));

        MessageHandler failing = message -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("out of luck");
        };
        whileConsuming(queue, failing, () -> {
            Message dead = take(queue.deadLetterQueue());
            assertThat(text(dead)).isEqualTo("doomed");
            assertThat(dead.getStringProperty("dead_cause")).contains("out of luck");
            assertThat(dead.getStringProperty("dead_from")).isEqualTo(queue.queue());
        });
        assertThat(attempts).hasValue(3);
        assertThat(isEmpty(queue.queue())).isTrue();
    }

    @Test
    default void handlerThatRecoversIsNotDeadLettered() throws Exception {
        Subscription queue = queue(5);
        AtomicInteger attempts = new AtomicInteger();
        send(queue.queue(), List.of("third time lucky"));

        MessageHandler flaky = message -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IOException("database away");
            }
        };
        whileConsuming(queue, flaky, () -> await().atMost(SOON).until(() -> attempts.get() == 3));
        assertThat(isEmpty(queue.queue())).isTrue();
        assertThat(isEmpty(queue.deadLetterQueue())).isTrue();
    }

    @Test
    default void handlerThatIsNotReadyUsesUpNoAttempt() throws Exception {
        Subscription queue = queue(1);
        AtomicInteger calls = new AtomicInteger();
        send(queue.queue(), List.of("early"));

        MessageHandler starting = message -> {
            if (calls.incrementAndGet() < 4) {
                throw new HandlerNotReady(new IllegalStateException("starting"));
            }
        };
        whileConsuming(queue, starting, () -> await().atMost(SOON).until(() -> calls.get() == 4));
        assertThat(isEmpty(queue.deadLetterQueue())).isTrue();
    }

    @Test
    default void twoConsumersShareTheWork() throws Exception {
        Subscription queue = queue(1);
        CyclicBarrier both = new CyclicBarrier(2);
        CountDownLatch handled = new CountDownLatch(2);
        MessageHandler waitForTheOther = message -> {
            both.await(SOON.toSeconds(), SECONDS);
            handled.countDown();
        };
        whileConsuming(
                queue,
                waitForTheOther,
                () -> whileConsuming(queue, waitForTheOther, () -> {
                    send(queue.queue(), List.of("a", "b"));
                    assertThat(handled.await(SOON.toSeconds(), SECONDS)).isTrue();
                }));
    }
}
