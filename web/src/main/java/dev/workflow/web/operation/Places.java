package dev.workflow.web.operation;

import dev.workflow.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** So many followers at once, in all and of one account. */
final class Places {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int RETRY_SECONDS = 5;

    private final int most;
    private final int mostOfOne;
    private final Map<Long, Integer> taken = new HashMap<>();
    private int all;

    Places(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** A follower's place; giving it back twice gives it back once. */
    interface Place {
        void giveBack();
    }

    /** @throws Problem 429 when there is none left */
    synchronized Place take(long account) {
        int own = taken.getOrDefault(account, 0);
        if (all >= most || own >= mostOfOne) {
            throw Problem.of(
                            TOO_MANY_REQUESTS,
                            "too-many-followers",
                            own >= mostOfOne
                                    ? "You follow " + own + " operations already, which is all you may at once."
                                    : "Too many clients follow operations at the moment.")
                    .withHint("Try again in a moment, or ask for the operation now and then.")
                    .withRetryAfter(RETRY_SECONDS);
        }
        all++;
        taken.put(account, own + 1);
        AtomicBoolean given = new AtomicBoolean();
        return () -> {
            if (given.compareAndSet(false, true)) {
                giveBack(account);
            }
        };
    }

    private synchronized void giveBack(long account) {
        all--;
        taken.computeIfPresent(account, (key, own) -> own > 1 ? own - 1 : null);
    }

    synchronized int taken() {
        return all;
    }
}
