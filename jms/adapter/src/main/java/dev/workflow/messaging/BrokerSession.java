package dev.workflow.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.jms.admin.RMQDestination;
import com.rabbitmq.jms.client.RMQSession;
import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One connection with one transacted session: what was received and sent counts from {@link #commit()} on, when the
 * broker has it on disk. For one thread at a time; that thread must not be interrupted while it is in here (the client
 * cannot commit on an interrupted thread).
 *
 * <p>Queues are durable (quorum queues on RabbitMQ: classic ones hand acknowledged messages out again after a crash)
 * and messages are plain AMQP text, not the client's own format: that one is Java serialisation, and a message that
 * cannot be deserialised would block its queue for ever.
 */
public final class BrokerSession implements AutoCloseable {
    private static final Map<String, Object> QUORUM = Map.of("x-queue-type", "quorum");

    private static final int HANG_UP_MILLIS = 2_000;

    private final com.rabbitmq.client.Connection wire;
    private final Session session;
    private final Map<String, Destination> declared = new HashMap<>();
    private final Map<String, MessageConsumer> consumers = new HashMap<>();
    private final MessageProducer producer;
    private volatile boolean lost;

    private BrokerSession(Connection connection, com.rabbitmq.client.Connection wire) throws JMSException {
        this.wire = wire;
        connection.setExceptionListener(e -> lost = true);
        this.session = connection.createSession(true, Session.SESSION_TRANSACTED);
        if ("RabbitMQ".equals(String.valueOf(wire.getServerProperties().get("product")))) {
            ((RMQSession) session).setQueueDeclareArguments(QUORUM);
        }
        this.producer = session.createProducer(null);
        connection.start();
    }

    static BrokerSession on(Connection connection, com.rabbitmq.client.Connection wire) throws JMSException {
        try {
            return new BrokerSession(connection, wire);
        } catch (JMSException | RuntimeException e) {
            hangUp(wire);
            throw e;
        }
    }

    /** Creates the queue unless it is there. */
    public void declare(String queue) throws JMSException {
        session.createQueue(queue);
        declared.put(queue, new RMQDestination(queue, "", queue, queue));
    }

    /** Sends when the session commits. The queue is created when it is not there. */
    public void send(OutgoingMessage message) throws JMSException {
        send(message.queue(), session.createTextMessage(message.body()));
    }

    void send(String queue, Message message) throws JMSException {
        producer.send(destination(queue), message);
    }

    /**
     * The next message of the queue if there is one now.
     *
     * @throws UnreadableMessage when the client cannot make a message of what it got; {@link #commit()} then drops it
     */
    public Optional<Message> receive(String queue) throws JMSException {
        MessageConsumer consumer = consumer(queue);
        long start = System.nanoTime();
        Optional<Message> message = receive(consumer, queue);
        if (message.isEmpty() && System.nanoTime() - start >= Broker.LONGEST_ANSWER.toNanos()) {
            throw new JMSException(
                    "no answer from queue " + queue + " within " + Broker.LONGEST_ANSWER.toSeconds() + " s");
        }
        return message;
    }

    /** The client answers "no message" also when the broker gave no answer at all. */
    private static Optional<Message> receive(MessageConsumer consumer, String queue) throws JMSException {
        try {
            return Optional.ofNullable(consumer.receiveNoWait());
        } catch (jakarta.jms.IllegalStateException e) {
            throw e;
        } catch (JMSException | RuntimeException e) {
            throw new UnreadableMessage("The client cannot decode a message of " + queue, e);
        }
    }

    private MessageConsumer consumer(String queue) throws JMSException {
        MessageConsumer consumer = consumers.get(queue);
        if (consumer == null) {
            consumer = session.createConsumer(destination(queue));
            consumers.put(queue, consumer);
        }
        return consumer;
    }

    public void commit() throws JMSException {
        session.commit();
    }

    public void rollback() throws JMSException {
        session.rollback();
    }

    /** Whether the connection is known to be gone; costs nothing. */
    boolean isLost() {
        return lost;
    }

    /** @throws JMSException when the connection is known to be gone */
    void requireConnection() throws JMSException {
        if (lost) {
            throw new JMSException("connection lost");
        }
    }

    /** @throws JMSException when connection or session do not answer: receive() reports a dead session as "nothing" */
    void ping(String queue) throws JMSException {
        requireConnection();
        declare(queue);
    }

    /** Lets the connection go, which rolls back what is not committed. Never throws; 2 s at most. */
    @Override
    public void close() {
        hangUp(wire);
    }

    /** Not the client's own close: with a broker that no longer answers, each of its four steps waits for its time-out. */
    private static void hangUp(com.rabbitmq.client.Connection wire) {
        wire.abort(AMQP.REPLY_SUCCESS, "done", HANG_UP_MILLIS);
    }

    private Destination destination(String queue) throws JMSException {
        if (!declared.containsKey(queue)) {
            declare(queue);
        }
        return declared.get(queue);
    }
}
