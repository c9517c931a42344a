package dev.workflow.web.route;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.route.RouteParents;
import dev.workflow.web.JsonBody;
import dev.workflow.web.endpoint.PortField;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The gateways a route hangs on. */
@Path("apps/{id}/routes/{route}")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class RouteParentsResource {

    private static final int LONGEST = 1024;

    private final RouteParents parents;
    private final Caller caller;

    @Inject
    public RouteParentsResource(RouteParents parents, Caller caller) {
        this.parents = parents;
        this.caller = caller;
    }

    @PATCH
    @Path("attach")
    public void attach(@PathParam("id") String app, @PathParam("route") String name, JsonBody body) {
        parents.attach(caller, app, name, body.string("gateway", LONGEST), PortField.of(body, "port"));
    }

    @PATCH
    @Path("detach")
    public void detach(@PathParam("id") String app, @PathParam("route") String name, JsonBody body) {
        parents.detach(caller, app, name, body.string("gateway", LONGEST), PortField.of(body, "port"));
    }
}
