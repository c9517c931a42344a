package dev.workflow.web.user;

import dev.workflow.identity.CreatedToken;
import dev.workflow.identity.TokenRequests;
import dev.workflow.identity.Tokens;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.audit.AuditNote;
import dev.workflow.web.identity.TokenBody;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.Complaint;
import dev.workflow.web.page.ReturnPath;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;

/** The API tokens of who is logged in: to look at, to make and to revoke. */
@Path("api-tokens")
@Dependent
public class ApiTokensResource {

    private static final int UUID_LENGTH = 36;

    private final Tokens tokens;
    private final TokenRequests requests;
    private final ApiTokensPage page;
    private final Browser browser;
    private final Clock clock;

    @Inject
    public ApiTokensResource(Tokens tokens, TokenRequests requests, ApiTokensPage page, Browser browser, Clock clock) {
        this.tokens = tokens;
        this.requests = requests;
        this.page = page;
        this.browser = browser;
        this.clock = clock;
    }

    @GET
    public Response page(@QueryParam("done") String done) {
        return browser.show(page.of(browser.requireSession().caller())
                .notice(done == null ? "" : "Revoked. It is of no use any more."));
    }

    /** Shows the token on the page that answers: an address to go on to could not, without it being stored. */
    @POST
    public Response make(JsonBody form, @Context HttpServletRequest request) {
        browser.requireOwnForm(form);
        Caller caller = browser.requireSession().caller();
        try {
            TokenBody wanted = TokenBody.read(form, clock);
            if (wanted.alias().isEmpty()) {
                throw Problem.field("alias", "Give the token a name.");
            }
            CreatedToken made = requests.make(caller, wanted.alias(), wanted.scope(), wanted.expires());
            AuditNote.of(request).ifPresent(note -> note.target(made.detail().uuid() + " " + wanted.scope()));
            return browser.show(page.of(caller, made));
        } catch (Problem refused) {
            return browser.show(Complaint.on(page.of(caller, form), refused));
        }
    }

    @POST
    @Path("revoke")
    public Response revoke(JsonBody form) {
        browser.requireOwnForm(form);
        tokens.delete(browser.requireSession().caller(), id(form.string("token", UUID_LENGTH)));
        return browser.go(new ReturnPath("/user/api-tokens/?done=1"));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAUuid) {
            throw Problem.notFound("Token");
        }
    }
}
