package dev.workflow.web.app;

import dev.workflow.app.AppService;
import dev.workflow.app.AppView;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.NeedsScope;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Create, list, show, hand over and destroy apps. */
@Path("apps")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class AppsResource {

    private static final int LONGEST_NAME = 63;

    private final AppService apps;
    private final Caller caller;

    @Inject
    public AppsResource(AppService apps, Caller caller) {
        this.apps = apps;
        this.caller = caller;
    }

    @GET
    @NeedsScope(Scope.Level.READ)
    public Page<AppView> list(@BeanParam Paging paging, @QueryParam("search") @DefaultValue("") String search) {
        return paging.page(apps.list(caller, search, paging.window()));
    }

    @POST
    public Response create(JsonBody body) {
        AppView app = apps.create(caller, body.optionalString("id", LONGEST_NAME), structure(body));
        return Response.status(Response.Status.CREATED).entity(app).build();
    }

    @GET
    @Path("{id}")
    public AppView get(@PathParam("id") String id) {
        return apps.get(caller, id);
    }

    @POST
    @Path("{id}")
    @NeedsScope(Scope.Level.ADMIN)
    public Response transfer(@PathParam("id") String id, JsonBody body) {
        apps.transfer(caller, id, body.optionalString("owner", 150));
        return Response.ok().build();
    }

    @DELETE
    @Path("{id}")
    public void destroy(@PathParam("id") String id) {
        apps.destroy(caller, id);
    }

    private static Map<String, Integer> structure(JsonBody body) {
        Map<String, Integer> structure = new LinkedHashMap<>();
        body.object("structure").forEach((type, count) -> {
            if (!(count instanceof BigDecimal number)
                    || number.signum() < 0
                    || number.scale() > 0
                    || number.precision() > 4) {
                throw Problem.field("structure", "A valid integer is required.");
            }
            structure.put(new dev.workflow.process.ProcessType(type).value(), number.intValue());
        });
        return structure;
    }
}
