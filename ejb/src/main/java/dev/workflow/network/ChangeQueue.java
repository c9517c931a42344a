package dev.workflow.network;

import dev.workflow.app.AppName;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Which apps wait to have their network made true. Many changes of an app are one piece of work; an app that changes
 * while it is worked on is worked on once more; what did not come out is tried again after growing pauses, and given up
 * in the end: whoever looks at all apps every few minutes finds it.
 */
final class ChangeQueue {

    /** Commands often come in threes: service, gateway, route. */
    private static final Duration GATHER = Duration.ofMillis(200);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 8;

    /** What is to be done for an app. */
    interface Work {

        /**
         * @param changed false when it is only to be looked at
         * @return false to be called again later
         */
        boolean done(AppName app, boolean changed);
    }

    /** Runs something on another thread, after a while. */
    interface Later {
        void run(Duration pause, Runnable task);
    }

    private static final class Entry {
        private boolean changed;
        private boolean running;
        private boolean again;
        private int failures;

        /** Of several timers for one app the last one counts. */
        private long timer;
    }

    private final Work work;
    private final Later later;
    private final int atOnce;
    private final Map<AppName, Entry> entries = new HashMap<>();
    private final Queue<AppName> line = new ArrayDeque<>();
    private int running;

    /** @param atOnce how many apps are worked on at the same time, at most */
    ChangeQueue(Work work, Later later, int atOnce) {
        this.work = work;
        this.later = later;
        this.atOnce = atOnce;
    }

    /** @param changed false when the app is only to be looked at */
    synchronized void add(AppName app, boolean changed) {
        Entry entry = entries.computeIfAbsent(app, name -> new Entry());
        entry.changed |= changed;
        entry.failures = 0;
        if (entry.running) {
            entry.again = true;
        } else if (!line.contains(app)) {
            schedule(app, entry, GATHER);
        }
    }

    synchronized void forget(AppName app) {
        entries.remove(app);
        line.remove(app);
    }

    private void schedule(AppName app, Entry entry, Duration pause) {
        long timer = ++entry.timer;
        later.run(pause, () -> due(app, entry, timer));
    }

    private void due(AppName app, Entry entry, long timer) {
        synchronized (this) {
            if (entries.get(app) != entry || entry.timer != timer || entry.running) {
                return;
            }
            if (running == atOnce) {
                line.add(app);
                return;
            }
            running++;
            entry.running = true;
        }
        perform(app, entry);
    }

    private void perform(AppName app, Entry entry) {
        boolean done = false;
        boolean changed;
        synchronized (this) {
            changed = entry.changed;
            entry.changed = false;
        }
        try {
            done = work.done(app, changed);
        } finally {
            end(app, entry, done, changed);
        }
    }

    private synchronized void end(AppName app, Entry entry, boolean done, boolean changed) {
        running--;
        entry.running = false;
        if (entries.get(app) == entry) {
            settle(app, entry, done, changed);
        }
        AppName next = line.poll();
        if (next != null) {
            schedule(next, entries.get(next), Duration.ZERO);
        }
    }

    private void settle(AppName app, Entry entry, boolean done, boolean changed) {
        boolean again = entry.again;
        entry.again = false;
        if (again) {
            entry.changed |= changed && !done;
            schedule(app, entry, GATHER);
        } else if (done || ++entry.failures == TRIES) {
            entries.remove(app);
        } else {
            entry.changed |= changed;
            schedule(app, entry, FIRST_PAUSE.multipliedBy(1L << (entry.failures - 1)));
        }
    }
}
