package dev.workflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** A real broker and shorthands for what the contracts do with it. */
interface BrokerFixture {
    Duration SOON = Duration.ofSeconds(20);

    Duration AFTER_RESTART = Duration.ofSeconds(60);

    TestBroker server();

    default Broker broker() {
        return Broker.at(server().uri());
    }

    default Subscription queue(int attempts) {
        String name = "test." + UUID.randomUUID();
        return new Subscription(name, Subscription.deadLettersOf(name), attempts, Duration.ofMillis(10));
    }

    default void send(String queue, List<String> bodies) throws JMSException {
        try (Sender sender = new Sender(broker())) {
            sender.send(bodies.stream()
                    .map(body -> new OutgoingMessage(queue, body))
                    .toList());
        }
    }

    default void sendRaw(String queue, AMQP.BasicProperties properties, byte[] body) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(server().uri());
        try (BrokerSession session = broker().open();
                Connection connection = factory.newConnection();
                Channel channel = connection.createChannel()) {
            session.declare(queue);
            channel.confirmSelect();
            channel.basicPublish("", queue, properties, body);
            channel.waitForConfirmsOrDie(SOON.toMillis());
        }
    }

    /** The next message of the queue, taken off it. */
    default Message take(String queue) throws JMSException {
        try (BrokerSession session = broker().open()) {
            Message message = await(queue)
                    .atMost(SOON)
                    .until(() -> session.receive(queue), Optional::isPresent)
                    .get();
            session.commit();
            return message;
        }
    }

    default void whileConsuming(Subscription queue, MessageHandler handler, Body body) throws Exception {
        whileConsuming(broker(), queue, handler, body);
    }

    default void whileConsuming(Broker broker, Subscription queue, MessageHandler handler, Body body) throws Exception {
        Consumer consumer = new Consumer(broker, queue, handler);
        try {
            body.run();
        } finally {
            assertThat(consumer.stops(SOON)).as("consumer ends").isTrue();
        }
    }

    @FunctionalInterface
    interface Body {
        void run() throws Exception;
    }

    default boolean isEmpty(String queue) throws JMSException {
        try (BrokerSession session = broker().open()) {
            return session.receive(queue).isEmpty();
        }
    }

    default String text(Message message) throws JMSException {
        return ((TextMessage) message).getText();
    }

    default List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    default List<OutgoingMessage> batch(String queue, int batch) {
        return numbers(550).subList(batch * 50, batch * 50 + 50).stream()
                .map(body -> new OutgoingMessage(queue, body))
                .toList();
    }
}
