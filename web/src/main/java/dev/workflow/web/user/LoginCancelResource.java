package dev.workflow.web.user;

import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The way back from a login that waits for its second factor. */
@Path("login/cancel")
@Dependent
@PermitAll
public class LoginCancelResource {

    private final PendingLogin login;
    private final Browser browser;

    @Inject
    public LoginCancelResource(PendingLogin login, Browser browser) {
        this.login = login;
        this.browser = browser;
    }

    @POST
    public Response submit(JsonBody form) {
        browser.requireOwnForm(form);
        return login.cancel(PendingLogin.next(form));
    }
}
