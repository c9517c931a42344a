package dev.workflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Nothing confirmed is lost, whatever happens to the broker. The kills are kill -9. */
interface OutageContract extends BrokerFixture {
    @Test
    default void wrongPasswordIsReportedWithoutAnyPassword() throws Exception {
        Broker stranger = Broker.at(server().uri().replace("workflow:", "workflow:sesame-"));
        try (LogCapture log = new LogCapture()) {
            whileConsuming(stranger, queue(1), message -> {}, () -> await().atMost(SOON)
                    .until(() -> !log.containing("out of order").isEmpty()));
            assertThat(log.containing("sesame")).isEmpty();
            assertThat(stranger.toString()).doesNotContain("sesame");
        }
    }

    @Test
    default void confirmedMessagesSurviveAKillAndWaitForAConsumerThatCameMeanwhile() throws Exception {
        Subscription queue = queue(1);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        send(queue.queue(), numbers(100));
        server().settle(queue.queue());
        server().kill();
        assertThatThrownBy(() -> send(queue.queue(), List.of("into the void"))).isInstanceOf(JMSException.class);

        try (LogCapture log = new LogCapture()) {
            whileConsuming(queue, message -> seen.add(text(message)), () -> {
                await().atMost(SOON).until(() -> !log.containing("out of order").isEmpty());
                server().start();
                await().atMost(AFTER_RESTART).until(() -> seen.containsAll(numbers(100)));
            });
            assertThat(log.containing("out of order")).hasSize(1);
            assertThat(log.containing("in order again")).hasSize(1);
        }
    }

    @Test
    default void nothingIsLostWhenTheBrokerIsKilledWhileConsumersAndSenderWork() throws Exception {
        Subscription queue = queue(5);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        MessageHandler handler = message -> seen.add(text(message));
        try (Sender sender = new Sender(broker())) {
            whileConsuming(
                    queue,
                    handler,
                    () -> whileConsuming(queue, handler, () -> {
                        server().settle(queue.deadLetterQueue());
                        for (int batch = 0; batch < 10; batch++) {
                            sender.send(batch(queue.queue(), batch));
                        }
                        await().atMost(SOON).until(() -> seen.size() >= 100);
                        server().kill();
                        server().start();
                        await().atMost(AFTER_RESTART)
                                .ignoreExceptionsInstanceOf(JMSException.class)
                                .untilAsserted(() -> sender.send(batch(queue.queue(), 10)));
                        await().atMost(AFTER_RESTART).until(() -> seen.containsAll(numbers(550)));
                    }));
        }
        assertThat(isEmpty(queue.deadLetterQueue())).isTrue();
    }
}
