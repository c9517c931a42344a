package dev.workflow.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.jms.admin.RMQConnectionFactory;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The message broker of one installation. Immutable but for the knowledge whether the broker is reachable right now,
 * which all users of this object share so that an outage is reported once.
 */
public final class Broker {
    static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private static final int CONNECT_MILLIS = 5_000;
    private static final int HEARTBEAT_SECONDS = 10;

    private final BrokerAddress address;
    private final Outage outage;

    private Broker(BrokerAddress address) {
        this.address = address;
        this.outage = new Outage("The message broker " + address);
    }

    /**
     * The broker at an AMQP URI; nothing is connected yet.
     *
     * @throws IllegalArgumentException when the URI is unusable; the message never contains its password
     */
    public static Broker at(String uri) {
        ClientLog.quieten();
        Broker broker = new Broker(BrokerAddress.parse(uri));
        try {
            broker.factory(); // its parser is pickier than ours, and the first use sets up the client's logging
            return broker;
        } catch (JMSException e) {
            throw new IllegalArgumentException("The client cannot use the broker's address " + broker);
        }
    }

    /**
     * Opens a connection with one transacted session. Waits 5 s at most for the broker to accept.
     *
     * @throws JMSException when the broker cannot be reached or refuses the credentials
     */
    public BrokerSession open() throws JMSException {
        AtomicReference<com.rabbitmq.client.Connection> wire = new AtomicReference<>();
        RMQConnectionFactory factory = factory();
        factory.setAmqpConnectionPostProcessor(wire::set);
        Connection connection = factory.createConnection();
        return BrokerSession.on(connection, wire.get());
    }

    /** Whether the broker is gone, as far as the users of this object noticed. */
    public Outage outage() {
        return outage;
    }

    @Override
    public String toString() {
        return address.toString();
    }

    private RMQConnectionFactory factory() throws JMSException {
        RMQConnectionFactory factory = new RMQConnectionFactory();
        factory.setUri(address.uri().toString());
        factory.setChannelsQos(1);
        factory.setKeepTextMessageType(true);
        factory.setAmqpPropertiesCustomiser(Broker::asText);
        if (factory.isSsl()) {
            factory.useDefaultSslContext(true); // else the client trusts every certificate
        }
        factory.setAmqpConnectionFactoryPostProcessor(Broker::tune);
        return factory;
    }

    /** We reconnect ourselves: the client's own recovery would silently lose the transaction of a session. */
    private static void tune(ConnectionFactory amqp) {
        amqp.setAutomaticRecoveryEnabled(false);
        amqp.setTopologyRecoveryEnabled(false);
        amqp.setConnectionTimeout(CONNECT_MILLIS);
        amqp.setHandshakeTimeout(CONNECT_MILLIS);
        amqp.setChannelRpcTimeout((int) LONGEST_ANSWER.toMillis());
        amqp.setRequestedHeartbeat(HEARTBEAT_SECONDS);
    }

    private static AMQP.BasicProperties.Builder asText(AMQP.BasicProperties.Builder properties, Message message) {
        return message instanceof jakarta.jms.TextMessage ? properties.contentType("text/plain") : properties;
    }
}
