package dev.workflow.kubernetes;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Growing pauses between tries: each about twice the one before, at random so that many callers spread out. */
final class Pauses {

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 8_000;

    private final long end;
    private long next = FIRST_MILLIS;

    /** @param patience after which no try begins */
    Pauses(Duration patience) {
        end = System.nanoTime() + patience.toNanos();
    }

    /**
     * Waits before the next try.
     *
     * @param asked the least that the server asks for
     * @return false, at once, when the patience would end before
     */
    boolean pause(Duration asked) throws InterruptedException {
        long millis =
                Math.max(asked.toMillis(), 0) + ThreadLocalRandom.current().nextLong(next / 2, next + 1);
        next = Math.min(LONGEST_MILLIS, next * 2);
        if (System.nanoTime() + Duration.ofMillis(millis).toNanos() - end > 0) {
            return false;
        }
        Thread.sleep(millis);
        return true;
    }
}
