package dev.workflow.web.operation;

import dev.workflow.operation.OperationService;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The long work on an app: what is under way, how it ended and why. Not part of the pinned contract. */
@Path("operations")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class OperationsResource {

    private final OperationService operations;
    private final Caller caller;

    @Inject
    public OperationsResource(OperationService operations, Caller caller) {
        this.operations = operations;
        this.caller = caller;
    }

    @GET
    public Page<OperationWire> list(@QueryParam("app") @DefaultValue("") String app, @BeanParam Paging paging) {
        return paging.page(operations.list(caller, app, paging.window()).map(OperationWire::of));
    }

    @GET
    @Path("{uuid}")
    public OperationWire get(@PathParam("uuid") String uuid) {
        return OperationWire.of(operations.get(caller, parse(uuid)));
    }

    @POST
    @Path("{uuid}/cancel")
    public OperationWire cancel(@PathParam("uuid") String uuid) {
        return OperationWire.of(operations.cancel(caller, parse(uuid)));
    }

    private static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAUuid) {
            throw Problem.notFound("Operation");
        }
    }
}
