package dev.workflow.web.oauth;

import dev.workflow.passport.consent.AllowedClient;
import dev.workflow.passport.consent.AllowedClients;
import dev.workflow.passport.consent.ScopeWords;
import dev.workflow.web.JsonBody;
import dev.workflow.web.audit.AuditNote;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.Moment;
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
import java.util.List;

/** The programs that may act for the caller, for them to take it away. */
@Path("authorized_tokens")
@Dependent
public class AuthorizedTokensResource {

    private static final int LONGEST = 1000;

    private final AllowedClients allowed;
    private final Browser browser;

    @Inject
    public AuthorizedTokensResource(AllowedClients allowed, Browser browser) {
        this.allowed = allowed;
        this.browser = browser;
    }

    /** @param abilities what it may do, a sentence each */
    record Row(String id, String name, List<String> abilities, Moment used, boolean loggedIn) {}

    @GET
    public Response page(@QueryParam("done") String done) {
        List<Row> rows = allowed.list(browser.requireSession().caller()).stream()
                .map(AuthorizedTokensResource::row)
                .toList();
        return browser.show(HtmlPage.of(AuthorizedTokensResource.class, "applications", "Applications with access")
                .with("applications", rows)
                .with("none", rows.isEmpty())
                .notice(done == null ? "" : "Its access has ended.")
                .wide());
    }

    @POST
    @Path("revoke")
    public Response revoke(JsonBody form, @Context HttpServletRequest request) {
        browser.requireOwnForm(form);
        String client = form.string("client", LONGEST);
        AuditNote.of(request).ifPresent(note -> note.target(client));
        allowed.revoke(browser.requireSession().caller(), client);
        return browser.go(new ReturnPath("/oauth/authorized_tokens/?done=1"));
    }

    private static Row row(AllowedClient client) {
        return new Row(
                client.id(),
                client.name(),
                ScopeWords.of(client.scopes()),
                Moment.of(client.lastUsed()),
                client.loggedIn());
    }
}
