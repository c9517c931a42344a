package dev.workflow.launcher.supervisor;

import java.time.Duration;

/** Pauses between restarts: none the first time, then 1, 2, 4 … 30 seconds; a minute of health starts over. */
final class Backoff {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private int failures;

    /** @param ready how long the part had been ready before it died */
    Duration next(Duration ready) {
        if (ready.compareTo(HEALTHY) >= 0) {
            failures = 0;
        }
        int before = failures++;
        if (before == 0) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(before - 1, 10));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    int failures() {
        return failures;
    }
}
