package dev.workflow.messaging;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks a consumer to stop. Waits end at once; of the rest only the handler is interrupted, because the client cannot
 * even roll back on an interrupted thread.
 */
final class StopSignal {
    private final CountDownLatch given = new CountDownLatch(1);
    private Thread interruptible;

    synchronized void give() {
        given.countDown();
        if (interruptible != null) {
            interruptible.interrupt();
        }
    }

    boolean isGiven() {
        return given.getCount() == 0;
    }

    /** Waits, and returns early with true when asked to stop. */
    boolean await(Duration longest) {
        try {
            return given.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            give();
            return true;
        }
    }

    /** Runs code that may be interrupted; the thread's interrupt flag is clear afterwards. */
    <T> T interruptible(Callable<T> code) throws Exception {
        enter();
        try {
            return code.call();
        } finally {
            leave();
        }
    }

    private synchronized void enter() {
        interruptible = Thread.currentThread();
        if (isGiven()) {
            interruptible.interrupt();
        }
    }

    private synchronized void leave() {
        interruptible = null;
        Thread.interrupted();
    }
}
