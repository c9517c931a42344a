package dev.workflow.web.oauth;

import dev.workflow.web.JsonBody;
import dev.workflow.web.audit.AuditNote;
import dev.workflow.web.page.Browser;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** What somebody answered who was asked whether a client may have what it asks for. */
@Path("consent")
@Dependent
@PermitAll
public class ConsentResource {

    private static final int LONGEST = 8000;

    private final AuthorizationFlow flow;
    private final Browser browser;

    @Inject
    public ConsentResource(AuthorizationFlow flow, Browser browser) {
        this.flow = flow;
        this.browser = browser;
    }

    @POST
    public Response decide(JsonBody form, @Context HttpServletRequest request) {
        browser.requireOwnForm(form);
        boolean allowed =
                form.optionalString("decision", LONGEST).filter("allow"::equals).isPresent();
        String query = form.string("request", LONGEST);
        AuditNote.of(request).ifPresent(note -> note.target((allowed ? "allow " : "deny ") + flow.client(query)));
        return flow.decided(query, form.string("account", LONGEST), allowed);
    }
}
