package dev.workflow.web.identity;

import dev.workflow.identity.Session;
import dev.workflow.identity.TicketKey;
import dev.workflow.identity.TicketKeys;
import dev.workflow.identity.Tickets;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.audit.AuditNote;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.ErrorPage;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.ReturnPath;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a person who is logged in lets a waiting command line act for them (api.md §2.2). It is always asked for: a link
 * that somebody else sent must not be enough.
 */
@Path("login/drycc")
@Dependent
@PermitAll
public class BrowserLoginResource {

    private static final int LONGEST = 1024;

    private final Tickets tickets;
    private final TicketKeys keys;
    private final Browser browser;

    @Inject
    public BrowserLoginResource(Tickets tickets, TicketKeys keys, Browser browser) {
        this.keys = keys;
        this.tickets = tickets;
        this.browser = browser;
    }

    @GET
    public Response page(@QueryParam("key") String key) {
        Optional<TicketKey> ticket = keys.find(key);
        if (ticket.isEmpty()) {
            return badLink();
        }
        return browser.session().isEmpty()
                ? login(ticket.get())
                : confirm(ticket.get(), browser.session().get());
    }

    @POST
    public Response submit(JsonBody form, @Context HttpServletRequest request) {
        Optional<TicketKey> ticket =
                keys.find(form.optionalString("key", LONGEST).orElse(""));
        if (ticket.isEmpty()) {
            return badLink();
        }
        try {
            browser.requireOwnForm(form);
        } catch (Problem forged) {
            return browser.show(ErrorPage.of(forged.status(), forged));
        }
        if (browser.session().isEmpty()) {
            return login(ticket.get());
        }
        Session session = browser.session().get();
        AuditNote.of(request).ifPresent(AuditNote::want);
        tickets.record(session.caller().accountId(), ticket.get());
        return browser.go(new ReturnPath("/v2/complete/drycc/"));
    }

    private Response login(TicketKey ticket) {
        String next = URLEncoder.encode("/v2/login/drycc/?key=" + ticket.text(), StandardCharsets.UTF_8);
        return browser.go(new ReturnPath("/user/login/?next=" + next));
    }

    private Response confirm(TicketKey ticket, Session session) {
        return browser.show(HtmlPage.of(BrowserLoginResource.class, "confirm", "Log in a command line")
                .with("username", session.caller().username())
                .with("host", browser.origin().authority())
                .with("key", ticket.text()));
    }

    private Response badLink() {
        return browser.show(
                HtmlPage.message(
                        400,
                        "This link does not work",
                        "It is incomplete, too old, or was not made here. Run drycc login again and open the address it shows."));
    }
}
