package dev.workflow.messaging;

import jakarta.jms.JMSException;
import java.util.List;

/**
 * Sends in batches that the broker confirms: after {@link #send} returned, all messages are on the broker's disk; when
 * it throws, none or (its answer was lost) all of them may be. Keeps one connection; thread-safe.
 */
public final class Sender implements AutoCloseable {
    private final Broker broker;
    private BrokerSession session;

    public Sender(Broker broker) {
        this.broker = broker;
    }

    /** @throws JMSException when the broker did not confirm; the next call connects again */
    public synchronized void send(List<OutgoingMessage> batch) throws JMSException {
        boolean confirmed = false;
        try {
            BrokerSession open = session();
            for (OutgoingMessage message : batch) {
                open.send(message);
            }
            open.commit();
            confirmed = true;
        } finally {
            if (!confirmed) {
                close();
            }
        }
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private BrokerSession session() throws JMSException {
        if (session != null && session.isLost()) {
            close();
        }
        if (session == null) {
            session = broker.open();
        }
        return session;
    }
}
