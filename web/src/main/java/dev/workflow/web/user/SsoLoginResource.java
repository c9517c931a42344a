package dev.workflow.web.user;

import dev.workflow.problem.Problem;
import dev.workflow.sso.login.Attempts.Attempt;
import dev.workflow.web.page.ReturnPath;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;

/** Sends people to an issuer to log in there. */
@Path("sso/{name}/login")
@Dependent
@PermitAll
public class SsoLoginResource {

    private final SsoDoor door;

    @Inject
    public SsoLoginResource(SsoDoor door) {
        this.door = door;
    }

    static String path(String issuer) {
        return "/user/sso/" + issuer + "/login";
    }

    /** @param next where to go on afterwards */
    @GET
    public Response go(@PathParam("name") String name, @QueryParam("next") String next) {
        ReturnPath target = ReturnPath.parse(next).orElse(ReturnPath.ACCOUNT);
        try {
            SsoDoor.Way way = door.begin(name, new Attempt(OptionalLong.empty(), target.text()));
            return Response.seeOther(way.there())
                    .cookie(way.cookie())
                    .header("Cache-Control", "no-store")
                    .header("Referrer-Policy", "no-referrer")
                    .build();
        } catch (Problem problem) {
            if (problem.status() == Response.Status.NOT_FOUND.getStatusCode()) {
                throw problem;
            }
            return door.trouble(name, target, problem);
        }
    }
}
