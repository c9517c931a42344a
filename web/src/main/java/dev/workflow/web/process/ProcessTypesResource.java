package dev.workflow.web.process;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.release.ProcessService;
import dev.workflow.release.TypeService;
import dev.workflow.web.JsonBody;
import dev.workflow.web.Results;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Process types of an app: list, describe, scale, restart. */
@Path("apps/{id}/ptypes")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class ProcessTypesResource {

    private final ProcessService processes;
    private final TypeService types;
    private final Caller caller;

    @Inject
    public ProcessTypesResource(ProcessService processes, TypeService types, Caller caller) {
        this.processes = processes;
        this.types = types;
        this.caller = caller;
    }

    @GET
    public Results<ProcessGroupWire> list(@PathParam("id") String app) {
        return Results.of(
                processes.groups(caller, app).stream().map(ProcessGroupWire::of).toList());
    }

    /** @param name of a deployment: {@code <app>-<ptype>} */
    @GET
    @Path("{name}/describe")
    public Results<TypeDescriptionWire> describe(@PathParam("id") String app, @PathParam("name") String name) {
        String type = name.startsWith(app + "-") ? name.substring(app.length() + 1) : name;
        return Results.of(List.of(TypeDescriptionWire.of(app, types.describe(caller, app, type))));
    }

    /** Always accepted; what is wrong with the counts is told in the app's log (api.md §5). */
    @POST
    @Path("scale")
    public void scale(@PathParam("id") String app, JsonBody body) {
        processes.scale(caller, app, body.fields());
    }

    @POST
    @Path("restart")
    public void restart(@PathParam("id") String app, JsonBody body) {
        processes.restart(caller, app, ProcessTypes.of(body));
    }
}
