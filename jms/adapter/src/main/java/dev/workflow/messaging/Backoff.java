package dev.workflow.messaging;

import java.time.Duration;

/** Waits that double from the first to the longest. Not thread-safe. */
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    public Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** How long to wait now. */
    public Duration next() {
        Duration wait = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return wait;
    }

    /** It worked: the next wait is the first one again. */
    public void reset() {
        next = first;
    }
}
