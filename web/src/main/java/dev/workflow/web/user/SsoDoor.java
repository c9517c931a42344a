package dev.workflow.web.user;

import dev.workflow.problem.Problem;
import dev.workflow.sso.login.Attempts.Attempt;
import dev.workflow.sso.login.BrowserSecret;
import dev.workflow.sso.login.FederatedLogin;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.Complaint;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.ReturnPath;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** What logging in at an issuer and linking an account to it have in common in the browser. */
@Dependent
public class SsoDoor {

    private final FederatedLogin logins;
    private final Browser browser;
    private final HttpServletRequest request;

    @Inject
    public SsoDoor(FederatedLogin logins, Browser browser, HttpServletRequest request) {
        this.logins = logins;
        this.browser = browser;
        this.request = request;
    }

    /** Where the browser goes, and what it must remember. */
    record Way(URI there, NewCookie cookie) {}

    /** @throws Problem as {@link FederatedLogin#begin} */
    Way begin(String issuer, Attempt attempt) {
        BrowserSecret secret = SsoCookie.of(request, secure()).orElseGet(BrowserSecret::random);
        URI there = logins.begin(issuer, secret, attempt, back(issuer), browser.address());
        return new Way(there, SsoCookie.holding(secret, secure()));
    }

    /** Where issuers are to send browsers: one address for each, so that none can answer for another. */
    URI back(String issuer) {
        return URI.create(browser.origin().resolve("/user/sso/" + issuer + "/callback"));
    }

    /** Says what went wrong and what to do. */
    Response trouble(String issuer, ReturnPath next, Problem problem) {
        HtmlPage page = HtmlPage.of(SsoDoor.class, "sso-trouble", "That login did not work")
                .with("again", new LoginOption("", SsoLoginResource.path(issuer)).address(next))
                .with("other", new LoginOption("", "/user/login/").address(next));
        return browser.show(Complaint.on(page, problem));
    }

    boolean secure() {
        return browser.origin().secure();
    }
}
