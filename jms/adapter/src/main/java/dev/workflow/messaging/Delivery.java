package dev.workflow.messaging;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.StringJoiner;

/** Brings one message to its end: handled, dead-lettered, or rolled back because the consumer stops. */
final class Delivery {
    private static final System.Logger LOG = System.getLogger(Delivery.class.getName());
    private static final int LONGEST_CAUSE = 1000;

    private final Subscription subscription;
    private final MessageHandler handler;
    private final StopSignal stop;

    Delivery(Subscription subscription, MessageHandler handler, StopSignal stop) {
        this.subscription = subscription;
        this.handler = handler;
        this.stop = stop;
    }

    void deliver(BrokerSession session, Message message) throws JMSException {
        Backoff retry = new Backoff(subscription.retryDelay(), Subscription.LONGEST_RETRY_DELAY);
        int failures = 0;
        Optional<Throwable> failure = attempt(message);
        while (failure.isPresent()) {
            failures += is(HandlerNotReady.class, failure.get()) ? 0 : 1;
            if (!stop.isGiven() && isFinal(failure.get(), failures)) {
                bury(session, message, failure.get());
                return;
            }
            log(failures, failure.get());
            if (stop.await(retry.next())) {
                session.rollback();
                return;
            }
            session.requireConnection();
            failure = attempt(message);
        }
        session.commit();
    }

    private Optional<Throwable> attempt(Message message) {
        try {
            stop.interruptible(() -> {
                handler.handle(message);
                return null;
            });
            return Optional.empty();
        } catch (Throwable e) {
            return Optional.of(e);
        }
    }

    private boolean isFinal(Throwable failure, int failures) {
        return failures >= subscription.attempts() || is(UnreadableMessage.class, failure);
    }

    /** The message as it came, so that it can be put back, plus why and where it failed. */
    private void bury(BrokerSession session, Message message, Throwable failure) throws JMSException {
        String cause = causes(failure);
        message.clearProperties();
        message.setStringProperty("dead_from", subscription.queue());
        message.setStringProperty("dead_cause", cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE)));
        if (message instanceof BytesMessage bytes) {
            bytes.reset();
        }
        session.send(subscription.deadLetterQueue(), message);
        session.commit();
        LOG.log(
                Level.ERROR,
                () -> "Gave up on a message of " + subscription.queue() + "; it is now in "
                        + subscription.deadLetterQueue(),
                failure);
    }

    /** Only the first failure is worth a line: during an outage of what the handler needs the others are the same. */
    private void log(int failures, Throwable failure) {
        Level level = failures == 1 && !stop.isGiven() ? Level.WARNING : Level.DEBUG;
        LOG.log(
                level,
                () -> "Attempt " + failures + " of " + subscription.attempts() + " on a message of "
                        + subscription.queue() + " failed; it will be tried again",
                failure);
    }

    /** All of them, because the container's wrapper says nothing. */
    private static String causes(Throwable failure) {
        StringJoiner causes = new StringJoiner("; caused by ");
        for (Throwable t = failure; t != null; t = t.getCause()) {
            causes.add(t.toString());
        }
        return causes.toString();
    }

    /** Containers wrap what a bean throws. */
    private static boolean is(Class<? extends Throwable> type, Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
