package dev.workflow.web.sso;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.sso.workload.Identities;
import dev.workflow.sso.workload.IdentityView;
import dev.workflow.web.JsonBody;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Which jobs elsewhere may work on an app. */
@Path("apps/{id}/identities")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class IdentitiesResource {

    private static final int LONGEST = 40;

    private final Identities identities;
    private final Caller caller;

    @Inject
    public IdentitiesResource(Identities identities, Caller caller) {
        this.identities = identities;
        this.caller = caller;
    }

    @GET
    public Page<IdentityView> list(@PathParam("id") String app, @BeanParam Paging paging) {
        return paging.page(identities.list(caller, app, paging.window()));
    }

    @POST
    public Response add(@PathParam("id") String app, JsonBody body) {
        String scope = body.optionalString("scope", LONGEST).orElse("deploy");
        IdentityView added = identities.add(caller, app, body.string("issuer", LONGEST), body.object("claims"), scope);
        return Response.status(Response.Status.CREATED).entity(added).build();
    }

    @DELETE
    @Path("{uuid}")
    public void remove(@PathParam("id") String app, @PathParam("uuid") String uuid) {
        identities.remove(caller, app, parse(uuid));
    }

    private static UUID parse(String uuid) {
        try {
            return UUID.fromString(uuid);
        } catch (IllegalArgumentException none) {
            throw Problem.notFound("Identity");
        }
    }
}
