package dev.workflow.jms;

import dev.workflow.messaging.Backoff;
import dev.workflow.messaging.Outage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Empties the outbox when woken, one run at a time. A wake-up during a run is not lost: the run looks once more. While
 * broker or database are away, wake-ups are ignored until the next try is due (0.5 s, doubling to 15 s).
 */
final class OutboxDrain {
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(15);

    private final Outbox outbox;
    private final Executor threads;
    private final Clock clock;
    private final Outage outage = new Outage("Sending the outbox");
    private final Backoff backoff = new Backoff(FIRST_RETRY, LONGEST_RETRY);
    private final AtomicInteger wakeups = new AtomicInteger();
    private Instant nextTry = Instant.MIN;

    OutboxDrain(Outbox outbox, Executor threads, Clock clock) {
        this.outbox = outbox;
        this.threads = threads;
        this.clock = clock;
    }

    /** Returns at once. */
    void wake() {
        if (wakeups.getAndIncrement() == 0) {
            try {
                threads.execute(this::run);
            } catch (RejectedExecutionException e) {
                wakeups.set(0); // shutting down, or full: the timer comes back
            }
        }
    }

    private void run() {
        int seen;
        do {
            seen = wakeups.get();
            if (!clock.instant().isBefore(nextTry)) {
                empty();
            }
        } while (!wakeups.compareAndSet(seen, 0));
    }

    private void empty() {
        try {
            while (outbox.relay() == Outbox.BATCH) {
                outage.end(this);
            }
            outage.end(this);
            backoff.reset();
        } catch (Throwable e) { // nothing may leave the counter up: no later wake-up would run
            outage.begin(this, e);
            nextTry = clock.instant().plus(backoff.next());
        }
    }
}
