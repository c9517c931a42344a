package dev.workflow.web.oauth;

import dev.workflow.identity.Session;
import dev.workflow.identity.Sessions;
import dev.workflow.passport.Client;
import dev.workflow.passport.Clients;
import dev.workflow.passport.Parameters;
import dev.workflow.passport.logout.IdTokenHints;
import dev.workflow.passport.logout.LogoutRequest;
import dev.workflow.web.JsonBody;
import dev.workflow.web.PlatformUrl;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.FormsOfOthers;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.ReturnPath;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where clients send browsers to log out (OpenID Connect RP-Initiated Logout). */
@Path("end_session")
@Dependent
@PermitAll
public class EndSessionResource {

    private static final String PATH = "/oauth/end_session/";
    private static final int LONGEST = 8000;

    private final Sessions sessions;
    private final Clients clients;
    private final IdTokenHints hints;
    private final PlatformUrl platform;
    private final Browser browser;
    private final ClientAnswer answer;

    @Inject
    public EndSessionResource(
            Sessions sessions,
            Clients clients,
            IdTokenHints hints,
            PlatformUrl platform,
            Browser browser,
            ClientAnswer answer) {
        this.sessions = sessions;
        this.clients = clients;
        this.hints = hints;
        this.platform = platform;
        this.browser = browser;
        this.answer = answer;
    }

    @GET
    public Response ask(@Context HttpServletRequest request) {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        LogoutRequest wish = wish(query);
        Optional<Session> session = browser.session();
        boolean certain = session.isEmpty() || wish.certain(session.get());
        return certain ? end(wish, false) : confirm(query, wish, session.get());
    }

    @POST
    @FormsOfOthers
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response forward(InputStream form) throws IOException {
        return ForwardedForm.to(PATH, form, browser);
    }

    /** The person said that they want it. */
    @POST
    @Path("confirm")
    public Response confirmed(JsonBody form) {
        browser.requireOwnForm(form);
        return end(wish(form.optionalString("request", LONGEST).orElse("")), true);
    }

    private LogoutRequest wish(String query) {
        return LogoutRequest.of(Parameters.parse(query), token -> hints.read(token, platform.issuer()), clients::find);
    }

    private Response confirm(String query, LogoutRequest wish, Session session) {
        return browser.show(HtmlPage.of(EndSessionResource.class, "endsession", "Log out?")
                .with("client", wish.client().map(Client::name).orElse(""))
                .with("username", session.caller().username())
                .with("request", query));
    }

    /** What was granted in the session ends with it. */
    private Response end(LogoutRequest wish, boolean afterForm) {
        browser.key().ifPresent(sessions::end);
        Response next = wish.next()
                .map(address -> answer.lead(wish.client().map(Client::name).orElse(""), address, afterForm))
                .orElseGet(() -> browser.go(new ReturnPath("/user/logout/")));
        return Response.fromResponse(next).cookie(browser.forget()).build();
    }
}
