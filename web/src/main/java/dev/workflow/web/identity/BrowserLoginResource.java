package dev.workflow.web.identity;

import dev.workflow.identity.Logins;
import dev.workflow.identity.TicketKey;
import dev.workflow.problem.Problem;
import dev.workflow.web.ClientAddress;
import dev.workflow.web.JsonBody;
import dev.workflow.web.PublicOrigin;
import dev.workflow.web.audit.AuditNote;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** The page where a person logs in for a waiting command line. */
@Path("login/drycc")
@Dependent
@PermitAll
public class BrowserLoginResource {

    private static final int LONGEST = 1024;

    private final Logins logins;
    private final ClientAddress client;

    @Inject
    public BrowserLoginResource(Logins logins, ClientAddress client) {
        this.logins = logins;
        this.client = client;
    }

    @GET
    public Response page(@QueryParam("key") String key, @Context UriInfo uri, @Context HttpHeaders headers) {
        return TicketKey.parse(key)
                .map(ticket -> LoginPage.form(200, ticket, "", PublicOrigin.of(uri, headers)))
                .orElseGet(LoginPage::badLink);
    }

    @POST
    public Response submit(
            JsonBody form,
            @CookieParam(FormToken.COOKIE) String cookie,
            @HeaderParam("Origin") String from,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServletRequest request) {
        PublicOrigin origin = PublicOrigin.of(uri, headers);
        TicketKey ticket =
                TicketKey.parse(form.optionalString("key", LONGEST).orElse("")).orElse(null);
        if (ticket == null) {
            return LoginPage.badLink();
        }
        if (!FormToken.matches(cookie, form.optionalString("form", LONGEST).orElse(""))
                || (from != null && !from.equals(origin.toString()))) {
            return LoginPage.form(403, ticket, "This form was open for too long. Please try again.", origin);
        }
        Optional<AuditNote> note = AuditNote.of(request);
        note.ifPresent(AuditNote::want);
        String username = form.optionalString("username", LONGEST).orElse("");
        try {
            logins.complete(ticket, username, form.secret("password").orElse(""), client.toString());
            note.ifPresent(known -> known.user(username));
        } catch (Problem refused) {
            return LoginPage.form(refused.status(), ticket, refused.getMessage() + " " + refused.hint(), origin);
        }
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, origin.resolve("/v2/complete/drycc/"))
                .build();
    }
}
