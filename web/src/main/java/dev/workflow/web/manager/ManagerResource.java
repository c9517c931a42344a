package dev.workflow.web.manager;

import dev.workflow.blocklist.Blocks;
import dev.workflow.web.ForService;
import dev.workflow.web.JsonBody;
import dev.workflow.web.ServicePrincipal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** For the workflow manager: blocks and unblocks {@code apps} by name and {@code users} by number. */
@Path("manager/{type}/{id}")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@ForService(ServicePrincipal.MANAGER)
public class ManagerResource {

    private static final int LONGEST_REMARK = 1024;

    private final Blocks blocks;

    @Inject
    public ManagerResource(Blocks blocks) {
        this.blocks = blocks;
    }

    @POST
    @Path("block")
    public Response block(@PathParam("type") String type, @PathParam("id") String id, JsonBody body) {
        blocks.block(type, id, body.optionalString("remark", LONGEST_REMARK));
        return Response.status(Response.Status.CREATED).build();
    }

    @DELETE
    @Path("unblock")
    public void unblock(@PathParam("type") String type, @PathParam("id") String id) {
        blocks.unblock(type, id);
    }
}
