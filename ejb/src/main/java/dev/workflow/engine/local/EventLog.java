package dev.workflow.engine.local;

import dev.workflow.engine.Engine;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last events of one app, bounded. */
final class EventLog {

    private static final int MOST = 200;

    private final Clock clock;
    private final Deque<Engine.Event> events = new ArrayDeque<>();

    EventLog(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(String subject, String reason, String message) {
        events.addLast(new Engine.Event(subject, reason, message, clock.instant()));
        if (events.size() > MOST) {
            events.removeFirst();
        }
    }

    synchronized List<Engine.Event> all() {
        return List.copyOf(events);
    }
}
