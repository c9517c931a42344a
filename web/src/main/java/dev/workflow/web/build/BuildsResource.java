package dev.workflow.web.build;

import dev.workflow.build.BuildService;
import dev.workflow.build.NewBuild;
import dev.workflow.image.ImageReference;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Builds of an app. */
@Path("apps/{id}/builds")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class BuildsResource {

    private static final int LONGEST_IMAGE = 512;
    private static final int LONGEST_DOCKERFILE = 256 * 1024;

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
        NewBuild build = new NewBuild(
                ImageReference.parse(body.string("image", LONGEST_IMAGE)),
                body.string("stack", 32),
                body.optionalString("sha", 40).orElse(""),
                procfile(body),
                body.object("dryccfile"),
                body.optionalString("dockerfile", LONGEST_DOCKERFILE).orElse(""));
        return Response.status(Response.Status.CREATED)
                .entity(BuildWire.of(app, builds.create(caller, app, build)))
                .build();
    }

    private static Map<String, String> procfile(JsonBody body) {
        Map<String, String> procfile = new LinkedHashMap<>();
        body.object("procfile").forEach((type, command) -> procfile.put(type, command(command)));
        return procfile;
    }

    /** An absent one is told as an empty one. */
    private static String command(Object command) {
        if (command == null || command instanceof String) {
            return command == null ? "" : command.toString();
        }
        throw Problem.field("procfile", "Not a valid string.");
    }
}
