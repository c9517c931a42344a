package dev.workflow.web.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.workflow.identity.Session;
import dev.workflow.passport.Clients;
import dev.workflow.passport.OneTimeKey;
import dev.workflow.passport.Parameters;
import dev.workflow.passport.code.Authorization;
import dev.workflow.passport.code.AuthorizationRules;
import dev.workflow.passport.code.AuthorizationTarget;
import dev.workflow.passport.code.Authorizations;
import dev.workflow.passport.code.Decision;
import dev.workflow.passport.code.LoginMark;
import dev.workflow.passport.consent.ScopeWords;
import dev.workflow.passport.logout.IdTokenHint;
import dev.workflow.passport.logout.IdTokenHints;
import dev.workflow.web.PlatformUrl;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.ReturnPath;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * The way of a request for authorization through the browser: log in, be asked, go back to the client. The request is the
 * query itself, which is checked anew at each step; nothing of it is kept on the server.
 */
@Dependent
public class AuthorizationFlow {

    static final String PATH = "/oauth/authorize/";

    private final Clients clients;
    private final Authorizations authorizations;
    private final LoginMark mark;
    private final IdTokenHints hints;
    private final Browser browser;
    private final PlatformUrl platform;
    private final ClientAnswer answer;

    @Inject
    public AuthorizationFlow(
            Clients clients,
            Authorizations authorizations,
            LoginMark mark,
            IdTokenHints hints,
            Browser browser,
            PlatformUrl platform,
            ClientAnswer answer) {
        this.clients = clients;
        this.authorizations = authorizations;
        this.mark = mark;
        this.hints = hints;
        this.browser = browser;
        this.platform = platform;
        this.answer = answer;
    }

    /** @throws dev.workflow.problem.Problem 400 when there is nowhere to send an answer to */
    Response ask(String query) {
        AuthorizationTarget target = target(query);
        try {
            Authorization request = check(query, target);
            Optional<Instant> since = mark.read(query);
            Decision decision = authorizations.decide(request, browser.session(), since);
            return decision instanceof Decision.Allow
                    ? granted(request, authorizations.issue(request, session()), since.isPresent())
                    : next(query, request, decision, since.isPresent());
        } catch (GeneralException refused) {
            return refused(target, refused.getErrorObject(), false);
        }
    }

    /**
     * The person has answered.
     *
     * @param account whom the page was shown to
     */
    Response decided(String query, String account, boolean allowed) {
        AuthorizationTarget target = target(query);
        try {
            Authorization request = check(query, target);
            Decision decision = authorizations.decide(request, browser.session(), mark.read(query));
            boolean theirs = browser.session()
                    .filter(known -> known.caller().username().equals(account))
                    .isPresent();
            boolean asked = decision instanceof Decision.Ask || decision instanceof Decision.Allow;
            if (!asked || !theirs) {
                return next(query, request, theirs ? decision : new Decision.LogIn(), true);
            }
            return allowed
                    ? granted(request, authorizations.allow(request, session()), true)
                    : refused(target, OAuth2Error.ACCESS_DENIED, true);
        } catch (GeneralException refused) {
            return refused(target, refused.getErrorObject(), true);
        }
    }

    /** Whose request it is. @throws dev.workflow.problem.Problem 400 as {@link #ask} */
    String client(String query) {
        return target(query).client().id();
    }

    private AuthorizationTarget target(String query) {
        return AuthorizationTarget.of(Parameters.parse(query), clients::find);
    }

    private Authorization check(String query, AuthorizationTarget target) throws GeneralException {
        return AuthorizationRules.check(Parameters.parse(query), target, token -> hints.read(token, platform.issuer())
                .map(IdTokenHint::subject));
    }

    private Response next(String query, Authorization request, Decision decision, boolean afterForm)
            throws GeneralException {
        if (decision instanceof Decision.Refuse refuse) {
            return refused(request.target(), refuse.error(), afterForm);
        }
        return decision instanceof Decision.Ask ? consent(query, request) : login(query, request);
    }

    private Response granted(Authorization request, OneTimeKey code, boolean afterForm) {
        return answer.send(request.target(), request.target().success(code, platform.issuer()), afterForm);
    }

    private Response refused(AuthorizationTarget target, ErrorObject error, boolean afterForm) {
        return answer.send(target, target.failure(error, platform.issuer()), afterForm);
    }

    private Response login(String query, Authorization request) throws GeneralException {
        String back = encoded(PATH + "?" + mark.put(query));
        String hint =
                request.loginHint().map(name -> "&username=" + encoded(name)).orElse("");
        return browser.go(ReturnPath.parse("/user/login/?again=1&next=" + back + hint)
                .orElseThrow(() -> new GeneralException(
                        OAuth2Error.INVALID_REQUEST.setDescription("The request is too long to log in for."))));
    }

    private Response consent(String query, Authorization request) {
        AuthorizationTarget target = request.target();
        return browser.show(HtmlPage.of(AuthorizationFlow.class, "consent", "Allow access?")
                .with("client", target.client().name())
                .with("back", place(target))
                .with("account", session().caller().username())
                .with("sentences", ScopeWords.of(request.scopes()))
                .with("everything", ScopeWords.everything(session().caller(), request.scopes()))
                .with("request", query));
    }

    /** Where the person ends up: the host, or what opens on their own machine. */
    private static String place(AuthorizationTarget target) {
        return Optional.ofNullable(target.redirect().getAuthority())
                .orElse("an application on this device (" + target.redirect().getScheme() + ":)");
    }

    private Session session() {
        return browser.requireSession();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
