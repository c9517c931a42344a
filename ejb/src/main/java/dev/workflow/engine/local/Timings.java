package dev.workflow.engine.local;

import java.time.Duration;

/**
 * How patient the local engine is.
 *
 * @param settle how long a process without a port or probe must stay up to count as ready
 * @param firstBackoff before the first restart of a crashed process; doubles each time
 * @param longestBackoff the most it waits before a restart
 * @param stable after so long a run the backoff starts from the beginning
 * @param drain from the end of new traffic to SIGTERM
 * @param closing how long processes get to stop when the server stops
 * @param unusedImages how long an unpacked image nobody uses stays on disk
 */
public record Timings(
        Duration settle,
        Duration firstBackoff,
        Duration longestBackoff,
        Duration stable,
        Duration drain,
        Duration closing,
        Duration unusedImages) {

    public static final Timings DEFAULT = new Timings(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(8),
            Duration.ofHours(1));

    /** @param crashes in a row, at least 1 */
    Duration backoff(int crashes) {
        Duration wait = firstBackoff.multipliedBy(1L << Math.min(crashes - 1, 20));
        return wait.compareTo(longestBackoff) > 0 ? longestBackoff : wait;
    }
}
