package dev.workflow.web.user;

import dev.workflow.identity.Session;
import dev.workflow.identity.Sessions;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.ReturnPath;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Ends the session of this browser. A link alone does not: any site could have one. */
@Path("logout")
@Dependent
@PermitAll
public class LogoutResource {

    private final Sessions sessions;
    private final Browser browser;

    @Inject
    public LogoutResource(Sessions sessions, Browser browser) {
        this.sessions = sessions;
        this.browser = browser;
    }

    @GET
    public Response page() {
        Optional<Session> session = browser.session();
        return session.isEmpty()
                ? browser.show(HtmlPage.of(LogoutResource.class, "loggedout", "You are logged out"))
                : browser.show(HtmlPage.of(LogoutResource.class, "logout", "Log out?")
                        .with("username", session.get().caller().username()));
    }

    @POST
    public Response logout(JsonBody form) {
        browser.requireOwnForm(form);
        browser.key().ifPresent(sessions::end);
        return browser.go(new ReturnPath("/user/logout/"), browser.forget());
    }
}
