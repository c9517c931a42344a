package dev.workflow.builder;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Interrupts the thread that made it when its time is up. */
final class PushDeadline implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final Future<?> alarm;
    private boolean closed;
    private boolean expired;

    PushDeadline(ScheduledExecutorService clock, Duration time) {
        alarm = clock.schedule(this::ring, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized boolean expired() {
        return expired;
    }

    @Override
    public synchronized void close() {
        closed = true;
        alarm.cancel(false);
    }

    private synchronized void ring() {
        if (!closed) {
            expired = true;
            thread.interrupt();
        }
    }
}
