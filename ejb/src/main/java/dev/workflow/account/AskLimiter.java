package dev.workflow.account;

import dev.workflow.identity.ClientNetwork;
import dev.workflow.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps strangers from filling mailboxes: so many requests in an hour to one mail address, known or not, and from one
 * client. Each server counts for itself.
 */
@ApplicationScoped
public class AskLimiter {

    static final int PER_MAILBOX = 3;
    static final int PER_CLIENT = 20;
    static final Duration WINDOW = Duration.ofHours(1);
    private static final int CAPACITY = 50_000;
    private static final int TOO_MANY_REQUESTS = 429;

    private record Count(int asked, Instant since) {}

    private final Map<String, Count> counts = new LinkedHashMap<>();
    private Clock clock;

    protected AskLimiter() {}

    @Inject
    public AskLimiter(Clock clock) {
        this.clock = clock;
    }

    /** @throws Problem 429 saying how long to wait */
    public synchronized void ask(String mailbox, String address) {
        String client = ClientNetwork.of(address);
        Instant now = clock.instant();
        require("mailbox " + mailbox, PER_MAILBOX, now);
        require("client " + client, PER_CLIENT, now);
        count("mailbox " + mailbox, now);
        count("client " + client, now);
    }

    private void require(String key, int most, Instant now) {
        Count count = counts.get(key);
        if (count == null || count.asked() < most || over(count, now)) {
            return;
        }
        long seconds = Duration.between(now, count.since().plus(WINDOW)).toSeconds();
        throw Problem.of(
                        TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "That was asked for too often. Try again in " + (seconds + 59) / 60 + " minutes.")
                .withRetryAfter((int) seconds + 1);
    }

    private void count(String key, Instant now) {
        Count before = counts.get(key);
        boolean afresh = before == null || over(before, now);
        // Removed first, so that it is the newest and not the first to be dropped.
        counts.remove(key);
        counts.put(key, afresh ? new Count(1, now) : new Count(before.asked() + 1, before.since()));
        if (counts.size() > CAPACITY) {
            counts.remove(counts.keySet().iterator().next());
        }
    }

    private static boolean over(Count count, Instant now) {
        return !now.isBefore(count.since().plus(WINDOW));
    }
}
