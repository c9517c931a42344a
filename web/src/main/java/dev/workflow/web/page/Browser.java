package dev.workflow.web.page;

import dev.workflow.identity.Refusal;
import dev.workflow.identity.Session;
import dev.workflow.identity.SessionKey;
import dev.workflow.web.CallerPrincipal;
import dev.workflow.web.ClientAddress;
import dev.workflow.web.JsonBody;
import dev.workflow.web.PlatformUrl;
import dev.workflow.web.PublicOrigin;
import dev.workflow.web.RequestTrace;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** The browser that looks at a page: who is logged in there, and what it must be told by cookies. */
@RequestScoped
public class Browser {

    private HttpServletRequest request;
    private ClientAddress address;
    private PlatformUrl platform;

    protected Browser() {}

    @Inject
    public Browser(HttpServletRequest request, ClientAddress address, PlatformUrl platform) {
        this.request = request;
        this.address = address;
        this.platform = platform;
    }

    /** Who is logged in; empty when nobody is. */
    public Optional<Session> session() {
        return request.getUserPrincipal() instanceof CallerPrincipal known ? known.session() : Optional.empty();
    }

    /** Who is logged in, on pages that only such people see. @throws dev.workflow.problem.Problem 401 */
    public Session requireSession() {
        return session().orElseThrow(Refusal.MISSING::problem);
    }

    /** The key it sent, whether or not it is good for something; of a login that waits for its second factor, too. */
    public Optional<SessionKey> key() {
        return SessionCookie.of(request, secure());
    }

    public String address() {
        return address.toString();
    }

    /** What it calls itself; may be empty. */
    public String agent() {
        return Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    }

    /** Where people reach this server. */
    public PublicOrigin origin() {
        return platform.origin();
    }

    /** A page of this server, with the cookie that its forms need. */
    public Response show(HtmlPage page) {
        FormToken token = FormToken.of(request, secure());
        session()
                .map(Session::caller)
                .ifPresent(person -> page.of(person.username(), Navigation.of(person, request.getRequestURI())));
        return page.traced(RequestTrace.idOf(request))
                .response(token)
                .cookie(token.cookie(secure()))
                .build();
    }

    /** Call it before anything is done that a form asks for. @throws dev.workflow.problem.Problem 403 */
    public void requireOwnForm(JsonBody form) {
        FormToken.require(request, secure(), form);
    }

    /** Goes on elsewhere on this server, with GET. */
    public Response go(ReturnPath next, NewCookie... cookies) {
        return Response.seeOther(URI.create(origin().resolve(next.text())))
                .cookie(cookies)
                .header("Cache-Control", "no-store")
                .build();
    }

    /** The cookie for a session that has begun. */
    public NewCookie remember(SessionKey key) {
        return SessionCookie.holding(key, secure());
    }

    /** The cookie after a logout. */
    public NewCookie forget() {
        return SessionCookie.none(secure());
    }

    private boolean secure() {
        return origin().secure();
    }
}
