package dev.workflow.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The newest lines of one app and who follows them. Lines are numbered from 0 in the order of their arrival. */
final class AppRing {

    /** What a line costs beside its text, about. */
    private static final int OVERHEAD = 96;

    private final LogLimits limits;
    private final ArrayDeque<LogLine> lines = new ArrayDeque<>();
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private int bytes;
    private long next;
    private volatile long lastAppend;

    AppRing(LogLimits limits) {
        this.limits = limits;
    }

    /**
     * Lines from a number on.
     *
     * @param missed how many of them are no longer kept
     * @param next the number of the next line to come
     */
    record Since(List<LogLine> lines, long missed, long next) {}

    /** @return the bytes by which the ring has grown or shrunk */
    synchronized int add(LogLine line, long now) {
        int before = bytes;
        lines.addLast(line);
        bytes += cost(line);
        next++;
        lastAppend = now;
        while (lines.size() > limits.lines() || bytes > limits.bytes()) {
            bytes -= cost(lines.removeFirst());
        }
        for (Follower follower : followers) {
            follower.offer(line);
        }
        return bytes - before;
    }

    synchronized Since since(long number) {
        long first = next - lines.size();
        long missed = Math.max(0, first - number);
        List<LogLine> found = new ArrayList<>();
        Iterator<LogLine> all = lines.iterator();
        for (long at = first; all.hasNext(); at++) {
            LogLine line = all.next();
            if (at >= number) {
                found.add(line);
            }
        }
        return new Since(found, missed, next);
    }

    /** Adds a follower, which gets every line after the returned ones. */
    synchronized Since follow(Follower follower, long number) {
        followers.add(follower);
        return since(number);
    }

    void leave(Follower follower) {
        followers.remove(follower);
    }

    /** Forgets the lines. @return the bytes given back */
    synchronized int clear() {
        int given = bytes;
        lines.clear();
        bytes = 0;
        return given;
    }

    synchronized boolean empty() {
        return lines.isEmpty();
    }

    long lastAppend() {
        return lastAppend;
    }

    private static int cost(LogLine line) {
        return line.text().length() + OVERHEAD;
    }
}
