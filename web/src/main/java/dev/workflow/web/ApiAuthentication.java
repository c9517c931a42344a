package dev.workflow.web;

import dev.workflow.identity.BearerCheck;
import dev.workflow.identity.Refusal;
import dev.workflow.identity.ServiceKeys;
import dev.workflow.identity.Sessions;
import dev.workflow.identity.TokenCheck;
import dev.workflow.identity.Tokens;
import dev.workflow.identity.VerifiedToken;
import dev.workflow.problem.Problem;
import dev.workflow.registry.Passes;
import dev.workflow.web.page.SessionCookie;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds out who calls (api.md §2.1): {@code token <key>}, {@code bearer <JSON web token>}, or a service by its own key
 * ({@link ServiceLogin}); no header or an unknown scheme is anonymous, Basic and its passes among them because the
 * registry reads it itself. It never answers: a bad credential is noted on the request and refused by
 * {@link FrontFilter}, which runs after it and sets the headers that every reply must have.
 */
@ApplicationScoped
public class ApiAuthentication implements HttpAuthenticationMechanism {

    private static final String REFUSAL = ApiAuthentication.class.getName() + ".refusal";
    private static final String BEARER = "bearer";

    /** Where people look at pages. */
    private static final Pattern PAGES = Pattern.compile("/(?:user|oauth|v2/login)(?:/.*)?");

    private TokenCheck tokens;
    private BearerCheck bearers;
    private Sessions sessions;
    private ServiceLogin services;
    private Optional<String> url = Optional.empty();

    protected ApiAuthentication() {}

    @Inject
    public ApiAuthentication(
            TokenCheck tokens,
            BearerCheck bearers,
            Sessions sessions,
            ServiceKeys services,
            @ConfigProperty(name = PlatformUrl.SETTING) Optional<String> url) {
        this.tokens = tokens;
        this.bearers = bearers;
        this.sessions = sessions;
        this.services = new ServiceLogin(services);
        this.url = url;
    }

    /** Why the request's credential is no good; empty for a good one and for none. */
    static Optional<Problem> refusal(HttpServletRequest request) {
        return Optional.ofNullable((Problem) request.getAttribute(REFUSAL));
    }

    /** The scheme to use instead, for {@code WWW-Authenticate}. */
    static String challenge(HttpServletRequest request) {
        String given = String.valueOf(request.getHeader("Authorization"));
        return given.toLowerCase(Locale.ROOT).startsWith(BEARER) ? BEARER : "token";
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String header = request.getHeader("Authorization");
        boolean api = isApi(request.getRequestURI());
        if (PAGES.matcher(request.getRequestURI()).matches() && (header == null || !api)) {
            return browser(request, context);
        }
        if (!api) {
            return context.doNothing();
        }
        Optional<ServicePrincipal> service = services.identify(request);
        if (service.isPresent()) {
            return context.notifyContainerAboutLogin(
                    service.get(), Set.of(service.get().getName()));
        }
        return header == null ? context.doNothing() : login(request, header, context);
    }

    /** By cookie, on pages only: a browser sends it with whatever another site makes it send. */
    private AuthenticationStatus browser(HttpServletRequest request, HttpMessageContext context) {
        try {
            Optional<CallerPrincipal> known = SessionCookie.of(request, secure(request))
                    .flatMap(sessions::find)
                    .map(CallerPrincipal::new);
            return known.isPresent()
                    ? context.notifyContainerAboutLogin(known.get(), known.get().roles())
                    : context.doNothing();
        } catch (RuntimeException bad) {
            request.setAttribute(REFUSAL, Diagnosis.of(bad));
            return context.doNothing();
        }
    }

    /** There is no request's scope yet that could have a {@link PlatformUrl}. */
    private boolean secure(HttpServletRequest request) {
        return new PlatformUrl(request, url).origin().secure();
    }

    private AuthenticationStatus login(HttpServletRequest request, String header, HttpMessageContext context) {
        try {
            Optional<CallerPrincipal> caller = identify(header.strip().split(" +"));
            return caller.isPresent()
                    ? context.notifyContainerAboutLogin(
                            caller.get(), caller.get().roles())
                    : context.doNothing();
        } catch (RuntimeException bad) {
            request.setAttribute(REFUSAL, Diagnosis.of(bad));
            return context.doNothing();
        }
    }

    /** Probes and pages elsewhere must not depend on a token, nor on the database that knows it. */
    private static boolean isApi(String path) {
        return path.equals("/v2") || path.startsWith("/v2/");
    }

    private Optional<CallerPrincipal> identify(String[] words) {
        String scheme = words[0].toLowerCase(Locale.ROOT);
        if (scheme.equals(BEARER) && words.length == 2 && Passes.isPass(words[1])) {
            return Optional.empty();
        }
        if (scheme.equals(BEARER)) {
            return Optional.of(bearer(words.length == 2 ? words[1] : ""));
        }
        if (!scheme.equals("token")) {
            return Optional.empty();
        }
        if (words.length == 1) {
            throw Refusal.NO_CREDENTIALS.problem();
        }
        if (words.length > 2) {
            throw Refusal.SPACES.problem();
        }
        return Optional.of(token(words[1]));
    }

    private CallerPrincipal bearer(String text) {
        VerifiedToken token = bearers.check(text);
        return new CallerPrincipal(
                token.caller(), token.credential(), () -> bearers.check(text).caller());
    }

    private CallerPrincipal token(String key) {
        Tokens.KnownToken token = tokens.check(key);
        return new CallerPrincipal(token.owner(), token.alias(), () -> tokens.verify(key));
    }
}
