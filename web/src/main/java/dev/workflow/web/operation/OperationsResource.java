package dev.workflow.web.operation;

import dev.workflow.operation.OperationService;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.problem.Problem;
import dev.workflow.web.CallerPrincipal;
import dev.workflow.web.NeedsScope;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import java.util.function.Supplier;

/** The long work on an app: what is under way, how it ended and why. Not part of the pinned contract. */
@Path("operations")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@NeedsScope(Scope.Level.READ)
public class OperationsResource {

    private static final int LONGEST_WAIT = 300;

    /** Proxies that would collect the events understand this. */
    private static final String UNBUFFERED = "X-Accel-Buffering";

    private final OperationService operations;
    private final OperationFollowers followers;
    private final Caller caller;

    @Inject
    public OperationsResource(OperationService operations, OperationFollowers followers, Caller caller) {
        this.operations = operations;
        this.followers = followers;
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

    /** Answers when the operation has ended, and after {@code timeout} seconds (30; at most 300) as it is then. */
    @GET
    @Path("{uuid}/wait")
    public void await(
            @PathParam("uuid") String uuid,
            @QueryParam("timeout") @DefaultValue("30") String timeout,
            @Suspended AsyncResponse later) {
        int seconds = seconds(timeout);
        followers.await(caller, operations.get(caller, parse(uuid)), seconds, later);
    }

    /** The output and the states of the operation until it ends; goes on after the line {@code Last-Event-ID}. */
    @GET
    @Path("{uuid}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(
            @PathParam("uuid") String uuid,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @DefaultValue("0") String last,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Context SseEventSink sink,
            @Context Sse sse) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader(UNBUFFERED, "no");
        followers.stream(again(request), operations.get(caller, parse(uuid)), line(last), sink, sse);
    }

    @POST
    @Path("{uuid}/cancel")
    @NeedsScope(Scope.Level.DEPLOY)
    public OperationWire cancel(@PathParam("uuid") String uuid) {
        return OperationWire.of(operations.cancel(caller, parse(uuid)));
    }

    private Supplier<Caller> again(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof CallerPrincipal known ? known::again : () -> caller;
    }

    private static int seconds(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw Problem.field("timeout", "A valid integer is required.");
        }
        return Math.min(LONGEST_WAIT, Integer.parseInt(text));
    }

    /** What is no number of ours is from another stream: this one is told from its beginning. */
    private static long line(String lastEvent) {
        return lastEvent.matches("[0-9]{1,18}") ? Long.parseLong(lastEvent) : 0;
    }

    private static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAUuid) {
            throw Problem.notFound("Operation");
        }
    }
}
