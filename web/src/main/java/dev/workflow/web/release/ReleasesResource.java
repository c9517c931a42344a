package dev.workflow.web.release;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.release.ReleaseService;
import dev.workflow.web.JsonBody;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import dev.workflow.web.process.ProcessTypes;
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
import java.util.Map;
import java.util.Optional;

/** Releases of an app: what ran, what runs, and the way back. */
@Path("apps/{id}/releases")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class ReleasesResource {

    private final ReleaseService releases;
    private final Caller caller;

    @Inject
    public ReleasesResource(ReleaseService releases, Caller caller) {
        this.releases = releases;
        this.caller = caller;
    }

    @GET
    public Page<ReleaseWire> list(@PathParam("id") String app, @BeanParam Paging paging) {
        return paging.page(releases.list(caller, app, paging.window()).map(release -> ReleaseWire.of(app, release)));
    }

    @GET
    @Path("v{version: [0-9]{1,9}}")
    public ReleaseWire get(@PathParam("id") String app, @PathParam("version") int version) {
        return ReleaseWire.of(app, releases.get(caller, app, version));
    }

    @POST
    @Path("deploy")
    public void deploy(@PathParam("id") String app, JsonBody body) {
        releases.deploy(caller, app, ProcessTypes.of(body));
    }

    @POST
    @Path("rollback")
    public Response rollback(@PathParam("id") String app, JsonBody body) {
        int version = releases.rollback(caller, app, version(body), ProcessTypes.of(body));
        return Response.status(Response.Status.CREATED)
                .entity(Map.of("version", version))
                .build();
    }

    /** A number or its text, with or without v. */
    private static Optional<Integer> version(JsonBody body) {
        return body.optionalString("version", 11).map(text -> {
            String digits = text.startsWith("v") ? text.substring(1) : text;
            if (!digits.matches("-?[0-9]{1,9}")) {
                throw Problem.field("version", "A valid integer is required.");
            }
            return Integer.parseInt(digits);
        });
    }
}
