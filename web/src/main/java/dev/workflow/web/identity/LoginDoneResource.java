package dev.workflow.web.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Where a browser ends up after a login; the waiting command line goes on by itself. */
@Path("complete/drycc")
@Dependent
@PermitAll
public class LoginDoneResource {

    @GET
    public Response page() {
        return LoginPage.done();
    }
}
