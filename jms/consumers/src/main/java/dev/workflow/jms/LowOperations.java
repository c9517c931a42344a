package dev.workflow.jms;

import dev.workflow.operation.OperationWorker;
import dev.workflow.operation.Queues;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Takes up housekeeping. No transaction: the work is longer than any should be. The
 * worker throws only when the database is away, so a message is tried for the better part of an hour.
 */
@MessageDriven(
        name = "LowOperations",
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destination", propertyValue = Queues.LOW),
            @ActivationConfigProperty(propertyName = "component", propertyValue = "worker"),
            @ActivationConfigProperty(propertyName = "maxSessions", propertyValue = "2"),
            @ActivationConfigProperty(propertyName = "redeliveryAttempts", propertyValue = "100")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LowOperations implements MessageListener {

    @Inject
    private OperationWorker worker;

    @Override
    public void onMessage(Message message) {
        worker.work(OperationMessage.parse(message).operation());
    }
}
