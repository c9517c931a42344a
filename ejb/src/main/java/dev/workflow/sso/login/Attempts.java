package dev.workflow.sso.login;

import dev.workflow.persistence.sso.LoginAttempt;
import dev.workflow.persistence.sso.LoginAttempts;
import dev.workflow.problem.Problem;
import dev.workflow.sso.Issuer;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/** Logins that are under way: each is good for one answer of its issuer, in its browser, for ten minutes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Attempts {

    static final Duration LIFE = Duration.ofMinutes(10);

    /** Under way at the same time from one address, so that nobody fills the table. */
    static final int MOST = 200;

    private static final int TOO_MANY_REQUESTS = 429;

    private LoginAttempts attempts;
    private Clock clock;

    protected Attempts() {}

    @Inject
    public Attempts(LoginAttempts attempts, Clock clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    /** What is to be known when the browser comes back. @param account who wants to be linked; empty for a login */
    public record Attempt(OptionalLong account, String next) {}

    /** @return the state. @throws Problem 429 */
    public String begin(Issuer issuer, BrowserSecret browser, Attempt attempt, String address) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        attempts.removeOlderThan(now.minus(LIFE));
        if (attempts.from(address) >= MOST) {
            throw Problem.of(TOO_MANY_REQUESTS, "too-many-attempts", "Too many logins were begun and not finished.")
                    .withHint("Wait some minutes and try again.")
                    .withRetryAfter((int) LIFE.toSeconds());
        }
        String state = BrowserSecret.random().text();
        attempts.add(new LoginAttempt(
                BrowserSecret.sha256(state),
                browser.hash(),
                issuer.uuid(),
                attempt.account(),
                attempt.next(),
                address,
                now));
        return state;
    }

    /** Once only, whether or not it is the right browser; empty when there is no such attempt at the issuer. */
    public Optional<Attempt> take(Issuer issuer, BrowserSecret browser, String state) {
        OffsetDateTime oldest = OffsetDateTime.now(clock).minus(LIFE);
        return attempts.take(BrowserSecret.sha256(state))
                .filter(attempt -> attempt.getCreated().isAfter(oldest))
                .filter(attempt -> attempt.getIssuer().equals(issuer.uuid()))
                .filter(attempt -> same(attempt.getBrowserHash(), browser.hash()))
                .map(attempt -> new Attempt(
                        attempt.getAccount().map(OptionalLong::of).orElse(OptionalLong.empty()), attempt.getNext()));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
