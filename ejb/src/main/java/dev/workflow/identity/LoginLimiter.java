package dev.workflow.identity;

import dev.workflow.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Slows down guessing: so many failed logins in five minutes for one account name, known or not and in any case, and
 * for one client's network. An attempt is counted before its password is checked, so that a burst cannot outrun the count. Each server
 * counts for itself.
 */
@ApplicationScoped
public class LoginLimiter {

    static final int PER_ACCOUNT = 10;
    static final int PER_ADDRESS = 50;
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final int CAPACITY = 50_000;
    private static final int TOO_MANY_REQUESTS = 429;

    private record Count(int attempts, Instant since) {
        Count changed(int by) {
            return new Count(Math.max(0, attempts + by), since);
        }
    }

    private final Map<String, Count> counts = new LinkedHashMap<>();
    private Clock clock;

    protected LoginLimiter() {}

    @Inject
    public LoginLimiter(Clock clock) {
        this.clock = clock;
    }

    /** @throws Problem 429 saying how long to wait */
    public synchronized void attempt(String username, String address) {
        Instant now = clock.instant();
        require(account(username), PER_ACCOUNT, now);
        require(address(address), PER_ADDRESS, now);
        count(account(username), now);
        count(address(address), now);
    }

    /** The attempt was a good one: the account starts afresh, the address gets the attempt back. */
    public synchronized void succeeded(String username, String address) {
        counts.remove(account(username));
        counts.computeIfPresent(address(address), (key, count) -> count.changed(-1));
    }

    private void require(String key, int most, Instant now) {
        Count count = counts.get(key);
        if (count == null || count.attempts() < most || over(count, now)) {
            return;
        }
        long seconds = Duration.between(now, count.since().plus(WINDOW)).toSeconds() + 1;
        throw Problem.of(
                        TOO_MANY_REQUESTS,
                        "too-many-attempts",
                        "Too many failed login attempts. Try again in " + seconds + " seconds.")
                .withRetryAfter((int) seconds);
    }

    private void count(String key, Instant now) {
        Count count = counts.get(key);
        if (count == null || over(count, now)) {
            counts.remove(key);
            count = new Count(0, now);
        }
        counts.put(key, count.changed(1));
        if (counts.size() > CAPACITY) {
            counts.remove(counts.keySet().iterator().next());
        }
    }

    private static boolean over(Count count, Instant now) {
        return !now.isBefore(count.since().plus(WINDOW));
    }

    private static String account(String username) {
        return "account " + username.toLowerCase(Locale.ROOT);
    }

    private static String address(String address) {
        return "address " + ClientNetwork.of(address);
    }
}
