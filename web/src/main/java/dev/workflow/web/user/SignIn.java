package dev.workflow.web.user;

import dev.workflow.factor.SecondFactors;
import dev.workflow.identity.LoginMethod;
import dev.workflow.identity.SessionKey;
import dev.workflow.identity.Sessions;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.ReturnPath;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** What happens in the browser when somebody has shown who they are, by whichever first factor. */
@Dependent
public class SignIn {

    private final Sessions sessions;
    private final SecondFactors factors;
    private final Browser browser;

    @Inject
    public SignIn(Sessions sessions, SecondFactors factors, Browser browser) {
        this.sessions = sessions;
        this.factors = factors;
        this.browser = browser;
    }

    /**
     * Begins the session, under a new key whatever the browser had before, and goes on. Where a second factor is needed,
     * it is asked for first, or has to be set up: until then the session opens nothing.
     */
    public Response begin(long accountId, ReturnPath next, LoginMethod method) {
        if (!factors.required(accountId)) {
            return complete(accountId, next, method);
        }
        browser.key().ifPresent(sessions::end);
        SessionKey key = sessions.await(accountId, browser.address(), browser.agent(), method);
        String page = factors.enrolled(accountId) ? "login/code/" : "login/enrol/";
        return browser.go(PendingLogin.page(page, next), browser.remember(key));
    }

    /**
     * Begins the session of somebody who needs to show nothing more here: by a passkey, or by two factors elsewhere, where
     * that is trusted.
     */
    Response complete(long accountId, ReturnPath next, LoginMethod... methods) {
        browser.key().ifPresent(sessions::end);
        SessionKey key = sessions.begin(accountId, browser.address(), browser.agent(), methods);
        return browser.go(next, browser.remember(key));
    }
}
