package dev.workflow.web.user;

import dev.workflow.web.page.Browser;
import dev.workflow.web.page.HtmlPage;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Where a browser ends up after a login for a command line, which goes on by itself. */
@Path("login/done")
@Dependent
@PermitAll
public class LoginDoneResource {

    private final Browser browser;

    @Inject
    public LoginDoneResource(Browser browser) {
        this.browser = browser;
    }

    @GET
    public Response page() {
        return browser.show(
                HtmlPage.message(200, "You are logged in", "You can close this window and go back to your terminal."));
    }
}
