package dev.workflow.idempotency;

import dev.workflow.persistence.idempotency.KeptAnswers;
import dev.workflow.problem.Problem;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Does a call once, however often it is made. The work joins this bean's transaction, which also stores the answer: a
 * crash before its end leaves neither, one after it both. The key is claimed by a lock of that transaction, so a server
 * that dies leaves no claim behind.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class IdempotentCalls {

    /** How long an answer is given again. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** The code of the problem of a call that is still running. */
    static final String RUNNING = "idempotency-key-in-use";

    private static final int RETRY_SECONDS = 1;

    @Inject
    KeptAnswers kept;

    @Inject
    SealedAnswers sealed;

    @Inject
    CurrentTransaction transaction;

    @Inject
    Clock clock;

    /** The call itself; everything it stores belongs to the caller's transaction. */
    @FunctionalInterface
    public interface Work {
        Answer answer();
    }

    /**
     * The kept answer to this key, else that of the work.
     *
     * @param fingerprint tells the request from others: method, path and body
     * @throws Problem 422 when the key came with another request, 409 when its call is still running or its answer was
     *     too long to be kept
     * @throws NotKept with the work's answer when that is an error
     */
    public Reply once(IdempotencyKey key, byte[] fingerprint, Work work) throws NotKept {
        Optional<Answer> before = find(key, fingerprint);
        if (before.isPresent()) {
            return new Reply(before.get(), true);
        }
        if (!kept.claim(key.account(), key.value())) {
            throw Problem.conflict(RUNNING, "A call with this Idempotency-Key is still running.")
                    .withHint("Repeat it in a moment to get its answer.")
                    .withRetryAfter(RETRY_SECONDS);
        }
        before = find(key, fingerprint);
        return before.isPresent() ? new Reply(before.get(), true) : new Reply(fresh(key, fingerprint, work), false);
    }

    private Answer fresh(IdempotencyKey key, byte[] fingerprint, Work work) throws NotKept {
        Answer answer = work.answer();
        if (!answer.good()) {
            throw new NotKept(answer);
        }
        if (transaction.lost()) {
            throw Problem.conflict("not-repeatable", "This call cannot be made with an Idempotency-Key.")
                    .withHint("Nothing was done. Repeat it without the key.");
        }
        byte[] entry = sealed.seal(key, new SealedAnswers.Entry(fingerprint, answer));
        kept.keep(key.account(), key.value(), entry, now());
        return answer;
    }

    private Optional<Answer> find(IdempotencyKey key, byte[] fingerprint) {
        return kept.find(key.account(), key.value(), now().minus(KEPT))
                .map(entry -> sealed.open(key, entry))
                .map(entry -> matching(entry, fingerprint));
    }

    private static Answer matching(SealedAnswers.Entry entry, byte[] fingerprint) {
        if (!MessageDigest.isEqual(entry.fingerprint(), fingerprint)) {
            throw Problem.unprocessable(
                            "idempotency-key-reused", "This Idempotency-Key was used for a different request.")
                    .withHint("Use a new key for each call; the same only to repeat it.");
        }
        if (!entry.answer().whole()) {
            throw Problem.conflict(
                            "answer-not-kept",
                            "The call succeeded with status " + entry.answer().status()
                                    + "; its answer was too long to be kept.")
                    .withHint("Read what it made; nothing was done again.");
        }
        return entry.answer();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
