package dev.workflow.web.build;

import dev.workflow.build.BuildService;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Builds of an app. */
@Path("apps/{id}/builds")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class BuildsResource {

    private final BuildService builds;
    private final Caller caller;

    @Inject
    public BuildsResource(BuildService builds, Caller caller) {
        this.builds = builds;
        this.caller = caller;
    }

    @GET
    public Page<BuildWire> list(@PathParam("id") String app, @BeanParam Paging paging) {
        return paging.page(builds.list(caller, app, paging.window()).map(build -> BuildWire.of(app, build)));
    }

    @GET
    @Path("{uuid}")
    public BuildWire get(@PathParam("id") String app, @PathParam("uuid") String uuid) {
        try {
            return BuildWire.of(app, builds.get(caller, app, UUID.fromString(uuid)));
        } catch (IllegalArgumentException notAUuid) {
            throw Problem.notFound("Build");
        }
    }

    @POST
    public Response create(@PathParam("id") String app, JsonBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(BuildWire.of(app, builds.create(caller, app, BuildBody.read(body))))
                .build();
    }
}
