package dev.workflow.web.user;

import dev.workflow.web.JsonBody;
import dev.workflow.web.page.HtmlPage;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The second step of a login for who has lost the app: a recovery code. */
@Path("login/recovery")
@Dependent
@PermitAll
public class LoginRecoveryResource {

    private final SecondStep step;

    @Inject
    public LoginRecoveryResource(SecondStep step) {
        this.step = step;
    }

    @GET
    public Response page(@QueryParam("next") String next) {
        return step.show(form(), PendingLogin.next(next));
    }

    @POST
    public Response submit(JsonBody form, @Context HttpServletRequest request) {
        return step.submit(form(), form, request);
    }

    private static HtmlPage form() {
        return HtmlPage.of(LoginRecoveryResource.class, "login-recovery", "Recovery code");
    }
}
