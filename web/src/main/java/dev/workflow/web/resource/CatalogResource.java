package dev.workflow.web.resource;

import dev.workflow.persistence.identity.Scope;
import dev.workflow.web.NeedsScope;
import dev.workflow.web.Results;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** The services that resources can be made of. It is empty: no broker is connected. */
@Path("resources/services")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@NeedsScope(Scope.Level.READ)
public class CatalogResource {

    @GET
    public Results<Map<String, Object>> services() {
        return Results.of(List.of());
    }

    @GET
    @Path("{service}/plans")
    public Results<Map<String, Object>> plans(@PathParam("service") String service) {
        return Results.of(List.of());
    }
}
