package dev.workflow.web.user;

import dev.workflow.identity.Session;
import dev.workflow.identity.Sessions;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.Moment;
import dev.workflow.web.page.ReturnPath;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** The browsers in which the caller is logged in. */
@Path("sessions")
@Dependent
public class SessionsResource {

    private static final int UUID_LENGTH = 36;
    private static final ReturnPath DONE = new ReturnPath("/user/sessions/?done=1");

    private final Sessions sessions;
    private final Browser browser;

    @Inject
    public SessionsResource(Sessions sessions, Browser browser) {
        this.sessions = sessions;
        this.browser = browser;
    }

    /** @param here whether it is the session that asks */
    record Row(String id, String browser, String address, Moment since, Moment seen, boolean here) {}

    @GET
    public Response page(@QueryParam("done") String done) {
        Session own = browser.requireSession();
        List<Row> rows = sessions.list(own.caller()).stream()
                .map(session -> row(session, own.uuid()))
                .toList();
        return browser.show(HtmlPage.of(SessionsResource.class, "sessions", "Sessions")
                .with("sessions", rows)
                .with("others", rows.size() > 1)
                .notice(done == null ? "" : "Ended. That browser is logged out.")
                .wide());
    }

    @POST
    @Path("end")
    public Response end(JsonBody form) {
        browser.requireOwnForm(form);
        sessions.end(browser.requireSession().caller(), id(form));
        return browser.go(DONE);
    }

    @POST
    @Path("end-others")
    public Response endOthers(JsonBody form) {
        browser.requireOwnForm(form);
        Session own = browser.requireSession();
        sessions.endOthers(own.caller(), own.uuid());
        return browser.go(DONE);
    }

    private static Row row(Session session, UUID own) {
        return new Row(
                session.uuid().toString(),
                BrowserName.of(session.agent()).text(),
                session.address(),
                Moment.of(session.authenticated()),
                Moment.of(session.lastSeen()),
                session.uuid().equals(own));
    }

    private static UUID id(JsonBody form) {
        try {
            return UUID.fromString(form.string("session", UUID_LENGTH));
        } catch (IllegalArgumentException notAUuid) {
            throw Problem.notFound("Session");
        }
    }
}
