package dev.workflow.web.user;

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
    private final Browser browser;

    @Inject
    public SignIn(Sessions sessions, Browser browser) {
        this.sessions = sessions;
        this.browser = browser;
    }

    /** Begins the session, under a new key whatever the browser had before, and goes on. */
    public Response begin(long accountId, ReturnPath next, LoginMethod method) {
        browser.key().ifPresent(sessions::end);
        SessionKey key = sessions.begin(accountId, browser.address(), browser.agent(), method);
        return browser.go(next, browser.remember(key));
    }
}
