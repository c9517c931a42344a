package dev.workflow.web.user;

import dev.workflow.identity.LoginMethod;
import dev.workflow.identity.PasswordLogin;
import dev.workflow.identity.Session;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * What somebody must show before the second factor of their account changes, so that a browser left alone is not enough:
 * the password once more; and whose session began without one, that it began a moment ago.
 */
@Dependent
public class OwnerProof {

    private static final Duration FRESH = Duration.ofMinutes(15);

    private final PasswordLogin passwords;
    private final Browser browser;
    private final Clock clock;

    @Inject
    public OwnerProof(PasswordLogin passwords, Browser browser, Clock clock) {
        this.passwords = passwords;
        this.browser = browser;
        this.clock = clock;
    }

    boolean asksPassword(Session session) {
        return session.methods().contains(LoginMethod.PASSWORD.code());
    }

    /** @throws Problem 400 for a wrong password, 429 after too many, 403 when the session is too old */
    void require(Session session, JsonBody form) {
        if (asksPassword(session)) {
            requirePassword(session, form.secret("password").orElse(""));
        } else if (session.authenticated().plus(FRESH).isBefore(clock.instant())) {
            throw Problem.of(403, "login-too-old", "You logged in too long ago for this.")
                    .withHint("Log out, log in again and come back here.");
        }
    }

    private void requirePassword(Session session, String password) {
        try {
            long account = passwords.check(session.caller().username(), password, browser.address());
            if (account != session.caller().accountId()) {
                throw Problem.forbidden();
            }
        } catch (Problem refused) {
            throw refused.code().equals("wrong-credentials")
                    ? Problem.badRequest("wrong-password", "That is not your password.")
                    : refused;
        }
    }
}
