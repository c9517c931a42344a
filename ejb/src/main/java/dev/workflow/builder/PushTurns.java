package dev.workflow.builder;

import dev.workflow.app.AppName;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One push per app at a time in this process. Repository care takes the same turn, but gives way: a push that meets it
 * asks it to stop and waits for that.
 */
final class PushTurns {

    private static final long CARE_GIVES_WAY = TimeUnit.SECONDS.toNanos(60);

    private enum Holder {
        PUSH,
        CARE,
        CARE_ASKED_TO_STOP
    }

    private final Map<AppName, Holder> holders = new HashMap<>();

    /** A turn that is held until closed. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Takes the app's turn; empty when another push has it. */
    synchronized Optional<Turn> push(AppName app) throws InterruptedException {
        long end = System.nanoTime() + CARE_GIVES_WAY;
        while (holders.containsKey(app)) {
            long left = end - System.nanoTime();
            if (holders.get(app) == Holder.PUSH || left <= 0) {
                return Optional.empty();
            }
            holders.put(app, Holder.CARE_ASKED_TO_STOP);
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return Optional.of(take(app, Holder.PUSH));
    }

    /** Takes the app's turn, however long that takes. */
    synchronized Turn await(AppName app) throws InterruptedException {
        while (holders.containsKey(app)) {
            wait();
        }
        return take(app, Holder.PUSH);
    }

    /** Takes the turn for maintenance; empty when the app is busy. */
    synchronized Optional<Turn> care(AppName app) {
        return holders.containsKey(app) ? Optional.empty() : Optional.of(take(app, Holder.CARE));
    }

    /** True when maintenance of the app should stop as soon as it can. */
    synchronized boolean careIsInTheWay(AppName app) {
        return holders.get(app) == Holder.CARE_ASKED_TO_STOP;
    }

    /** Waits until nobody has a turn, but not longer than this. */
    synchronized void awaitNobody(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); !holders.isEmpty() && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private Turn take(AppName app, Holder holder) {
        holders.put(app, holder);
        return () -> release(app);
    }

    private synchronized void release(AppName app) {
        holders.remove(app);
        notifyAll();
    }
}
