package dev.workflow.web.identity;

import dev.workflow.web.page.Browser;
import dev.workflow.web.page.ReturnPath;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Where a browser comes back after a login (api.md §2.2); it is sent on to the page that says so. */
@Path("complete/drycc")
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
        return browser.go(new ReturnPath("/user/login/done/"));
    }
}
