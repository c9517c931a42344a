package dev.workflow.web.identity;

import dev.workflow.identity.IssuedToken;
import dev.workflow.identity.Logins;
import dev.workflow.identity.TicketKey;
import dev.workflow.identity.TicketKeys;
import dev.workflow.identity.Tickets;
import dev.workflow.web.ClientAddress;
import dev.workflow.web.JsonBody;
import dev.workflow.web.PublicOrigin;
import dev.workflow.web.audit.AuditNote;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;

/** The command line's way to a token (api.md §2.2): log in here or in a browser, then poll. */
@Path("auth")
@Dependent
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class LoginResource {

    private static final int LONGEST = 1024;

    private final Logins logins;
    private final Tickets tickets;
    private final TicketKeys keys;
    private final ClientAddress client;

    @Inject
    public LoginResource(Logins logins, Tickets tickets, TicketKeys keys, ClientAddress client) {
        this.keys = keys;
        this.logins = logins;
        this.tickets = tickets;
        this.client = client;
    }

    /** With a name and a password: the key to poll with. Without: off to the login page. */
    @POST
    @Path("login")
    public Response login(
            JsonBody body, @Context UriInfo uri, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        Optional<String> username = body.optionalString("username", LONGEST);
        Optional<String> password = body.secret("password");
        TicketKey ticket = keys.issue();
        if (username.isPresent() && password.isPresent()) {
            Optional<AuditNote> note = AuditNote.of(request);
            note.ifPresent(AuditNote::want);
            logins.complete(ticket, username.get(), password.get(), client.toString());
            note.ifPresent(known -> known.user(username.get()));
            return Response.ok(Map.of("key", ticket.text()))
                    .cacheControl(noStore())
                    .build();
        }
        return Response.status(Response.Status.FOUND)
                .header(
                        HttpHeaders.LOCATION,
                        PublicOrigin.of(uri, headers).resolve("/v2/login/drycc/?key=" + ticket.text()))
                .build();
    }

    /** 404 without a body until the login is complete. */
    @GET
    @Path("token/{key}")
    public Response token(
            @PathParam("key") String key,
            @QueryParam("alias") @DefaultValue("") String alias,
            @Context HttpServletRequest request) {
        Optional<IssuedToken> redeemed = keys.find(key).flatMap(ticket -> tickets.redeem(ticket, alias));
        redeemed.ifPresent(issued -> AuditNote.of(request).ifPresent(note -> {
            note.want();
            note.user(issued.username());
        }));
        return redeemed.map(
                        issued -> Response.ok(issued).cacheControl(noStore()).build())
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }

    private static CacheControl noStore() {
        CacheControl control = new CacheControl();
        control.setNoStore(true);
        return control;
    }
}
