package dev.workflow.kubernetes.fake;

import java.time.Duration;

/**
 * How patient the fake node is; a real one waits ten times as long.
 *
 * @param firstBackoff before the second restart; doubles each time
 * @param longestBackoff the most it waits before a restart
 * @param retry before it tries again what was missing
 */
record NodeTimings(Duration firstBackoff, Duration longestBackoff, Duration retry) {

    static final NodeTimings QUICK =
            new NodeTimings(Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofMillis(500));

    Duration backoff(int crashes) {
        Duration wait = firstBackoff.multipliedBy(1L << Math.min(crashes - 1, 20));
        return wait.compareTo(longestBackoff) > 0 ? longestBackoff : wait;
    }
}
