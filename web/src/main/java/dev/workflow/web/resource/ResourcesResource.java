package dev.workflow.web.resource;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.resource.ResourceService;
import dev.workflow.resource.ServicePlan;
import dev.workflow.volume.VolumeName;
import dev.workflow.web.JsonBody;
import dev.workflow.web.NeedsScope;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Resources of an app. */
@Path("apps/{id}/resources")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class ResourcesResource {

    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_PLAN = 128;

    private final ResourceService resources;
    private final Caller caller;

    @Inject
    public ResourcesResource(ResourceService resources, Caller caller) {
        this.resources = resources;
        this.caller = caller;
    }

    @GET
    @NeedsScope(Scope.Level.DEPLOY)
    public Page<ResourceWire> list(@PathParam("id") String app, @BeanParam Paging paging) {
        return paging.page(resources.list(caller, app, paging.window()).map(view -> ResourceWire.of(app, view)));
    }

    @POST
    public void create(@PathParam("id") String app, JsonBody body) {
        body.object("options");
        resources.create(caller, app, new VolumeName(body.string("name", LONGEST_NAME)), plan(body));
    }

    @GET
    @Path("{name}")
    @NeedsScope(Scope.Level.DEPLOY)
    public ResourceWire.Described get(@PathParam("id") String app, @PathParam("name") String name) {
        return ResourceWire.described(app, resources.get(caller, app, name));
    }

    @PUT
    @Path("{name}")
    public void update(@PathParam("id") String app, @PathParam("name") String name, JsonBody body) {
        body.object("options");
        resources.update(caller, app, name, plan(body));
    }

    @DELETE
    @Path("{name}")
    public void remove(@PathParam("id") String app, @PathParam("name") String name) {
        resources.remove(caller, app, name);
    }

    @PATCH
    @Path("{name}/binding")
    public void binding(@PathParam("id") String app, @PathParam("name") String name, JsonBody body) {
        switch (body.optionalString("bind_action", LONGEST_NAME).orElse("")) {
            case "bind" -> resources.bind(caller, app, name);
            case "unbind" -> resources.unbind(caller, app, name);
            default -> throw resources.unknownAction(caller, app, name);
        }
    }

    private static ServicePlan plan(JsonBody body) {
        return ServicePlan.parse(body.string("plan", LONGEST_PLAN));
    }
}
