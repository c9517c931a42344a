package dev.workflow.web.rate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts requests of each client in windows of fixed length, the first of which begins with the client's first request.
 * Remembers so many clients at most; the one whose window is the oldest is forgotten first.
 */
final class RateWindows {

    private final int limit;
    private final Duration length;
    private final int capacity;
    private final Clock clock;
    private final Map<String, Window> windows = new LinkedHashMap<>();

    private record Window(Instant end, int requests) {}

    /** @param limit requests of one client in a window, 1 or more */
    RateWindows(int limit, Duration length, int capacity, Clock clock) {
        this.limit = limit;
        this.length = length;
        this.capacity = capacity;
        this.clock = clock;
    }

    /**
     * Whether a request is within the limit, and what is left.
     *
     * @param reset seconds until the window ends, 1 or more
     */
    record Allowance(boolean granted, int limit, int remaining, int reset) {}

    synchronized Allowance request(String client) {
        Instant now = clock.instant();
        Window window = windows.get(client);
        if (window == null || !now.isBefore(window.end())) {
            windows.remove(client);
            window = new Window(now.plus(length), 0);
        }
        boolean granted = window.requests() < limit;
        int requests = granted ? window.requests() + 1 : limit;
        windows.put(client, new Window(window.end(), requests));
        if (windows.size() > capacity) {
            windows.remove(windows.keySet().iterator().next());
        }
        long reset = (Duration.between(now, window.end()).toMillis() + 999) / 1000;
        return new Allowance(granted, limit, limit - requests, (int) Math.max(1, reset));
    }

    synchronized int size() {
        return windows.size();
    }
}
