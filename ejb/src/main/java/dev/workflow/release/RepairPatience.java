package dev.workflow.release;

import dev.workflow.app.AppRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks for the same repair of an app again after growing pauses: what cannot be repaired must not fill the log. */
public final class RepairPatience {

    private static final Duration FIRST = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Clock clock;
    private final Map<AppRef, Asked> asked = new ConcurrentHashMap<>();

    private record Asked(List<String> reasons, Instant next, Duration pause) {}

    public RepairPatience(Clock clock) {
        this.clock = clock;
    }

    boolean asks(AppRef app, List<String> reasons) {
        Asked before = asked.get(app);
        Instant now = clock.instant();
        boolean same = before != null && before.reasons().equals(reasons);
        if (same && now.isBefore(before.next())) {
            return false;
        }
        Duration pause = same ? before.pause().multipliedBy(2) : FIRST;
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        asked.put(app, new Asked(List.copyOf(reasons), now.plus(bounded), bounded));
        return true;
    }

    void well(AppRef app) {
        asked.remove(app);
    }
}
