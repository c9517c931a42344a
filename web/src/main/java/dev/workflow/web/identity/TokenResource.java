package dev.workflow.web.identity;

import dev.workflow.identity.CreatedToken;
import dev.workflow.identity.TokenRequests;
import dev.workflow.identity.Tokens;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import dev.workflow.web.audit.AuditNote;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;

/** The caller's API tokens. */
@Path("tokens")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

    private final Tokens tokens;
    private final TokenRequests requests;
    private final Caller caller;
    private final Clock clock;

    @Inject
    public TokenResource(Tokens tokens, TokenRequests requests, Caller caller, Clock clock) {
        this.tokens = tokens;
        this.requests = requests;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param detail with the limits, too, for which the contract has no room */
    @GET
    public Page<?> list(@BeanParam Paging paging, @QueryParam("detail") @DefaultValue("false") String detail) {
        return detail.equals("true")
                ? paging.page(tokens.details(caller, paging.window()).map(TokenDetail::of))
                : paging.page(tokens.list(caller, paging.window()));
    }

    @POST
    public Response make(JsonBody body, @Context HttpServletRequest request) {
        TokenBody wanted = TokenBody.read(body, clock);
        CreatedToken made = requests.make(caller, wanted.alias(), wanted.scope(), wanted.expires());
        AuditNote.of(request).ifPresent(note -> note.target(made.detail().uuid() + " " + wanted.scope()));
        CacheControl control = new CacheControl();
        control.setNoStore(true);
        return Response.status(Response.Status.CREATED)
                .entity(TokenWire.of(made))
                .cacheControl(control)
                .build();
    }

    @GET
    @Path("{uuid}")
    public TokenDetail get(@PathParam("uuid") String uuid) {
        return TokenDetail.of(tokens.detail(caller, parse(uuid)));
    }

    @DELETE
    @Path("{uuid}")
    public void delete(@PathParam("uuid") String uuid) {
        tokens.delete(caller, parse(uuid));
    }

    private static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAUuid) {
            throw Problem.notFound("Token");
        }
    }
}
