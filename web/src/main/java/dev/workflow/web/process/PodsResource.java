package dev.workflow.web.process;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.release.ProcessService;
import dev.workflow.web.JsonBody;
import dev.workflow.web.Results;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;

/** Processes of an app. */
@Path("apps/{id}/pods")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class PodsResource {

    private static final int LONGEST = 16 * 1024;

    private final ProcessService processes;
    private final Caller caller;

    @Inject
    public PodsResource(ProcessService processes, Caller caller) {
        this.processes = processes;
        this.caller = caller;
    }

    @GET
    public Results<PodWire> list(@PathParam("id") String app) {
        return Results.of(processes.pods(caller, app).stream().map(PodWire::of).toList());
    }

    @DELETE
    public Response delete(@PathParam("id") String app, JsonBody body) {
        List<String> pods = Arrays.asList(body.string("pod_ids", LONGEST).split(","));
        processes.deletePods(caller, app, pods);
        return Response.ok().build();
    }

    @GET
    @Path("{pod}/describe")
    public Results<PodDescription> describe(@PathParam("id") String app, @PathParam("pod") String pod) {
        return Results.of(List.of(PodDescription.of(app, processes.pod(caller, app, pod))));
    }
}
