package dev.workflow.jms;

import dev.workflow.messaging.Broker;
import dev.workflow.messaging.BrokerSession;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes what is in a queue now. */
final class Inbox {
    private Inbox() {}

    static List<String> empty(Broker broker, String queue) throws JMSException {
        List<String> bodies = new ArrayList<>();
        try (BrokerSession session = broker.open()) {
            Optional<Message> message = session.receive(queue);
            while (message.isPresent()) {
                bodies.add(((TextMessage) message.get()).getText());
                message = session.receive(queue);
            }
            session.commit();
        }
        return bodies;
    }
}
