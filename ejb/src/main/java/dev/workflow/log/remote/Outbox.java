package dev.workflow.log.remote;

import dev.workflow.app.AppName;
import dev.workflow.log.LogLine;
import dev.workflow.log.Notices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits to be sent to the logger, in order and in bounded memory. When it is full, lines are lost and counted, and
 * the count takes their place.
 */
final class Outbox {

    private static final int OVERHEAD = 128;

    private final int bytes;
    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private final Map<AppName, Long> lost = new HashMap<>();
    private int used;
    private boolean taken;
    private boolean closed;

    Outbox(int bytes) {
        this.bytes = bytes;
    }

    sealed interface Item {}

    record Line(AppName app, LogLine line) implements Item {}

    record Forget(AppName app) implements Item {}

    /** Never blocks. */
    synchronized void add(AppName app, LogLine line) {
        if (used > (lost.isEmpty() ? bytes : bytes / 2)) {
            lost.merge(app, 1L, Long::sum);
            return;
        }
        tellLosses(line.at());
        put(new Line(app, line));
    }

    synchronized void forget(AppName app) {
        items.removeIf(item -> item instanceof Line line && line.app().equals(app) && give(line));
        lost.remove(app);
        put(new Forget(app));
    }

    private boolean give(Line line) {
        used -= cost(line);
        return true;
    }

    private void tellLosses(Instant near) {
        lost.forEach((app, count) -> put(new Line(app, Notices.loggerAway(near, count))));
        lost.clear();
    }

    private void put(Item item) {
        items.addLast(item);
        used += cost(item);
        notifyAll();
    }

    /**
     * Waits for something to send, which counts as sent only after {@link #sent}.
     *
     * @return lines, or one thing to forget; empty when closed and nothing is left
     */
    synchronized List<Item> take(int most) throws InterruptedException {
        while (items.isEmpty() && !closed) {
            wait();
        }
        List<Item> batch = new ArrayList<>();
        while (batch.size() < most && !items.isEmpty()) {
            if (items.peekFirst() instanceof Forget && !batch.isEmpty()) {
                break;
            }
            Item item = items.removeFirst();
            used -= cost(item);
            batch.add(item);
            if (item instanceof Forget) {
                break;
            }
        }
        taken = !batch.isEmpty();
        return batch;
    }

    /** The lines taken last are with the logger, or given up. */
    synchronized void sent(Instant near) {
        taken = false;
        if (items.isEmpty() && !lost.isEmpty()) {
            tellLosses(near);
        }
        notifyAll();
    }

    /** @return whether all was sent in time */
    synchronized boolean awaitSent(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (taken || !items.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private static int cost(Item item) {
        return OVERHEAD + (item instanceof Line line ? 2 * line.line().text().length() : 0);
    }
}
