package dev.workflow.log;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/** Hands lines to someone who may be slower than the app. What does not fit is counted, and the count takes its place. */
final class Follower implements AppLogs.Follow, Runnable {

    private final int capacity;
    private final Consumer<LogLine> reader;
    private final Runnable leave;
    private final ArrayDeque<LogLine> older = new ArrayDeque<>();
    private final ArrayDeque<LogLine> waiting = new ArrayDeque<>();
    private long dropped;
    private boolean closed;

    Follower(int capacity, Consumer<LogLine> reader, Consumer<Follower> leave) {
        this.capacity = capacity;
        this.reader = reader;
        this.leave = () -> leave.accept(this);
    }

    /** Lines that come before everything offered; they take no room from it. Called before the reader starts. */
    synchronized void backlog(List<LogLine> lines) {
        older.addAll(lines);
    }

    /** Never blocks. After a drop, lines are taken again only when half of the room is free. */
    synchronized void offer(LogLine line) {
        if (closed) {
            return;
        }
        if (waiting.size() >= (dropped > 0 ? capacity / 2 : capacity)) {
            dropped++;
            return;
        }
        if (dropped > 0) {
            waiting.addLast(notice(line));
        }
        waiting.addLast(line);
        notifyAll();
    }

    @Override
    public void run() {
        try {
            for (LogLine line = take(); line != null; line = take()) {
                reader.accept(line);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            older.clear();
            waiting.clear();
            notifyAll();
        }
        leave.run();
    }

    /** The next line; null once closed. */
    private synchronized LogLine take() throws InterruptedException {
        while (older.isEmpty() && waiting.isEmpty() && !closed) {
            wait();
        }
        if (closed || !older.isEmpty()) {
            return older.pollFirst();
        }
        LogLine line = waiting.pollFirst();
        if (waiting.isEmpty() && dropped > 0) {
            waiting.addLast(notice(line));
        }
        return line;
    }

    private LogLine notice(LogLine near) {
        LogLine notice = Notices.tooFast(near.at(), dropped);
        dropped = 0;
        return notice;
    }
}
