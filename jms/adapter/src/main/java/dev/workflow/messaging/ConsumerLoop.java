package dev.workflow.messaging;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One consumer of a queue, for a thread of its own. A message is gone from the broker only after its handler returned;
 * with the broker away the loop tries for ever and goes on when it is back.
 */
public final class ConsumerLoop implements Runnable {
    private static final System.Logger LOG = System.getLogger(ConsumerLoop.class.getName());
    private static final Duration FIRST_RECONNECT = Duration.ofMillis(250);
    private static final Duration LONGEST_RECONNECT = Duration.ofSeconds(5);
    private static final Duration SHORTEST_IDLE = Duration.ofMillis(20);
    private static final Duration LONGEST_IDLE = Duration.ofMillis(200);
    private static final Duration PING_EVERY = Duration.ofSeconds(5);

    private final Broker broker;
    private final Subscription subscription;
    private final StopSignal stop = new StopSignal();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Delivery delivery;
    private final Backoff reconnect = new Backoff(FIRST_RECONNECT, LONGEST_RECONNECT);

    public ConsumerLoop(Broker broker, Subscription subscription, MessageHandler handler) {
        this.broker = broker;
        this.subscription = subscription;
        this.delivery = new Delivery(subscription, handler, stop);
    }

    /** Consumes until {@link #stop()}; throws nothing. */
    @Override
    public void run() {
        try {
            while (!stop.isGiven()) {
                consumeUntilBroken();
            }
        } finally {
            broker.outage().forget(this);
            ended.countDown();
        }
    }

    /** Asks the loop to end: at once when idle, else as soon as the handler, which is interrupted, lets go. */
    public void stop() {
        stop.give();
    }

    /** Waits for a stopped loop. @return false when it is still busy after that time */
    public boolean awaitEnd(Duration longest) {
        try {
            return ended.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void consumeUntilBroken() {
        try (BrokerSession session = broker.open()) {
            session.declare(subscription.queue());
            session.declare(subscription.deadLetterQueue());
            consume(session);
        } catch (Throwable e) { // an Error must not end the only consumer of a queue in silence either
            if (!stop.isGiven()) {
                broker.outage().begin(this, e);
                stop.await(reconnect.next());
            }
        }
    }

    private void consume(BrokerSession session) throws JMSException {
        Backoff idle = new Backoff(SHORTEST_IDLE, LONGEST_IDLE);
        long lastPing = System.nanoTime();
        while (!stop.isGiven()) {
            boolean busy = deliverNext(session);
            works();
            if (busy) {
                idle.reset();
                continue;
            }
            session.requireConnection();
            if (System.nanoTime() - lastPing > PING_EVERY.toNanos()) {
                session.ping(subscription.queue());
                lastPing = System.nanoTime();
            }
            stop.await(idle.next());
        }
    }

    /** Only an answer from the queue itself proves it: a broker may accept connections long before. */
    private void works() {
        broker.outage().end(this);
        reconnect.reset();
    }

    private boolean deliverNext(BrokerSession session) throws JMSException {
        try {
            Optional<Message> message = session.receive(subscription.queue());
            if (message.isPresent()) {
                delivery.deliver(session, message.get());
            }
            return message.isPresent();
        } catch (UnreadableMessage e) {
            session.commit();
            LOG.log(Level.ERROR, "Dropped a foreign message of " + subscription.queue(), e);
            return true;
        }
    }
}
