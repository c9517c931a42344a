package dev.workflow.web.route;

import dev.workflow.endpoint.TypeText;
import dev.workflow.gateway.ObjectName;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.process.ProcessType;
import dev.workflow.route.RouteKind;
import dev.workflow.route.RouteParents;
import dev.workflow.route.RouteService;
import dev.workflow.web.JsonAny;
import dev.workflow.web.JsonBody;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import dev.workflow.web.endpoint.PortField;
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
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** What leads from gateways to services, and the gateways it hangs on. */
@Path("apps/{id}/routes")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class RoutesResource {

    private static final int LONGEST = 1024;

    private final RouteService routes;
    private final RouteParents parents;
    private final Caller caller;

    @Inject
    public RoutesResource(RouteService routes, RouteParents parents, Caller caller) {
        this.routes = routes;
        this.parents = parents;
        this.caller = caller;
    }

    @GET
    public Page<RouteWire> list(@PathParam("id") String app, @BeanParam Paging paging) {
        return paging.page(routes.list(caller, app, paging.window()).map(view -> RouteWire.of(app, view)));
    }

    /** The whole list, whatever the name: the contract has it so. */
    @GET
    @Path("{route}")
    public Page<RouteWire> listToo(@PathParam("id") String app, @BeanParam Paging paging) {
        return list(app, paging);
    }

    @POST
    public Response add(@PathParam("id") String app, JsonBody body) {
        ObjectName name = new ObjectName(body.string("name", LONGEST));
        ProcessType type = TypeText.parse(body.string("ptype", LONGEST));
        RouteKind kind = RouteKind.of(body.string("kind", LONGEST));
        routes.add(caller, app, name, type, kind, PortField.of(body, "port"));
        return Response.status(Response.Status.CREATED).build();
    }

    @DELETE
    @Path("{route}")
    public void remove(@PathParam("id") String app, @PathParam("route") String name) {
        routes.remove(caller, app, name);
    }

    @GET
    @Path("{route}/rules")
    public List<Map<String, Object>> rules(@PathParam("id") String app, @PathParam("route") String name) {
        return routes.rules(caller, app, name);
    }

    @PUT
    @Path("{route}/rules")
    public void setRules(@PathParam("id") String app, @PathParam("route") String name, JsonAny body) {
        routes.setRules(caller, app, name, body.value());
    }

    @PATCH
    @Path("{route}/attach")
    public void attach(@PathParam("id") String app, @PathParam("route") String name, JsonBody body) {
        parents.attach(caller, app, name, body.string("gateway", LONGEST), PortField.of(body, "port"));
    }

    @PATCH
    @Path("{route}/detach")
    public void detach(@PathParam("id") String app, @PathParam("route") String name, JsonBody body) {
        parents.detach(caller, app, name, body.string("gateway", LONGEST), PortField.of(body, "port"));
    }
}
