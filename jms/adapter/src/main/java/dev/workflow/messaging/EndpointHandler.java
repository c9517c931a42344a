package dev.workflow.messaging;

import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;

/** Hands a message to an instance of a message-driven bean. No XA: the bean must not count on a transaction of ours. */
final class EndpointHandler implements MessageHandler {
    private final MessageEndpointFactory endpoints;
    private final Method onMessage;

    EndpointHandler(MessageEndpointFactory endpoints) {
        this.endpoints = endpoints;
        try {
            this.onMessage = MessageListener.class.getMethod("onMessage", Message.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void handle(Message message) throws Exception {
        MessageEndpoint endpoint = endpoint();
        try {
            deliver(endpoint, message);
        } finally {
            endpoint.release();
        }
    }

    private MessageEndpoint endpoint() {
        try {
            return endpoints.createEndpoint(null);
        } catch (UnavailableException e) {
            throw new HandlerNotReady(e);
        }
    }

    private void deliver(MessageEndpoint endpoint, Message message) throws NoSuchMethodException, ResourceException {
        endpoint.beforeDelivery(onMessage);
        try {
            ((MessageListener) endpoint).onMessage(message);
        } finally {
            endpoint.afterDelivery();
        }
    }
}
