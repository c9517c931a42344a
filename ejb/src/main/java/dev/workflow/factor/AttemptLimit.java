package dev.workflow.factor;

import dev.workflow.persistence.factor.CodeAttempt;
import dev.workflow.persistence.factor.CodeAttempts;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Slows down guessing at codes: after some wrong ones for an account, or from an address, each further one must wait
 * longer, up to a quarter of an hour. That leaves a guesser who knows the password less than one in three thousand a day.
 * Counts are rows, the same for all servers and after a restart; an attempt is counted before its code is looked at, so
 * that a burst cannot outrun the count. Passwords can be tried all the same.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AttemptLimit {

    static final int FREE_PER_ACCOUNT = 5;
    static final int FREE_PER_ADDRESS = 30;
    static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private static final Duration MEMORY = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 10;
    private static final int ALMOST_A_SECOND = 999_999_999;
    private static final int TOO_MANY_REQUESTS = 429;

    private CodeAttempts attempts;
    private Clock clock;

    protected AttemptLimit() {}

    @Inject
    public AttemptLimit(CodeAttempts attempts, Clock clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    /** @throws Problem 429 saying how long to wait */
    public void begin(long accountId, String address) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        attempts.removeOlderThan(now.minus(MEMORY));
        // always in this order, so that no two wait for each other
        CodeAttempt account = attempts.locked(account(accountId), now);
        CodeAttempt place = attempts.locked(address(address), now);
        requireOpen(account, now);
        requireOpen(place, now);
        account.fail(now, now.plus(pause(account, FREE_PER_ACCOUNT)));
        place.fail(now, now.plus(pause(place, FREE_PER_ADDRESS)));
    }

    /** The code was right: the account starts afresh, the address gets the attempt back. */
    public void succeeded(long accountId, String address) {
        attempts.remove(account(accountId));
        OffsetDateTime now = OffsetDateTime.now(clock);
        attempts.locked(address(address), now).forgive(now);
    }

    private static void requireOpen(CodeAttempt attempt, OffsetDateTime now) {
        long seconds = Duration.between(now, attempt.getBlockedUntil())
                .plusNanos(ALMOST_A_SECOND)
                .toSeconds();
        if (attempt.getBlockedUntil().isAfter(now)) {
            throw Problem.of(
                            TOO_MANY_REQUESTS,
                            "too-many-codes",
                            "Too many wrong codes. Try again in " + seconds + " seconds.")
                    .withRetryAfter((int) seconds);
        }
    }

    private static Duration pause(CodeAttempt before, int free) {
        int more = before.getFailures() + 1 - free;
        if (more < 0) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(more, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    private static String account(long id) {
        return "account " + id;
    }

    private static String address(String address) {
        return "address " + address;
    }
}
