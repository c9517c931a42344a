package dev.workflow.web.audit;

import dev.workflow.audit.AuditLog;
import dev.workflow.audit.AuditTrail;
import dev.workflow.audit.AuditedCall;
import dev.workflow.web.ApiPath;
import dev.workflow.web.CallerPrincipal;
import dev.workflow.web.ClientAddress;
import dev.workflow.web.RequestTrace;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes the audit log. Of an account: every call that changes something, and every command run in a process; its entry
 * is stored before the call is made. Of strangers, who could fill the log: logins that were really tried, which are
 * limited in number. Of the registry: changes of a tag or manifest, not of the blobs below it. Reads cost nothing.
 */
@WebFilter(
        filterName = "audit",
        urlPatterns = {"/v2/*", "/oauth/*", "/user/*"},
        asyncSupported = true)
public class AuditFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Pattern EXEC = Pattern.compile("/v2/apps/([^/]+)/pods/([^/]+)/exec/?");
    private static final Pattern APP = Pattern.compile("^apps/([^/]+)");
    private static final int TOO_MANY_REQUESTS = 429;

    @EJB
    private transient AuditLog log;

    @Inject
    @ConfigProperty(name = "workflow.trusted.proxies")
    transient Optional<String> proxies;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        AuditNote note = new AuditNote();
        request.setAttribute(AuditNote.ATTRIBUTE, note);
        String uri = request.getRequestURI();
        boolean changes =
                CHANGING.contains(request.getMethod()) && (ApiPath.isController(uri) || ApiPath.isPassport(uri));
        if (request.getUserPrincipal() instanceof CallerPrincipal caller && (changes || noteExec(request, note))) {
            audited(call(request, caller, note), note, request, response, chain);
        } else {
            record(note, request, response, chain);
        }
    }

    private void audited(
            AuditedCall call,
            AuditNote note,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        try (AuditTrail trail = AuditTrail.begin(log, call)) {
            chain.doFilter(request, response);
            trail.status(response.getStatus());
            trail.about(note.route(), note.app(), note.target());
            trail.reason(note.reason());
        }
    }

    private void record(AuditNote note, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        chain.doFilter(request, response);
        if (note.wanted() && response.getStatus() != TOO_MANY_REQUESTS) {
            AuditedCall call = new AuditedCall(
                    note.user(),
                    "",
                    new ClientAddress(request, proxies).toString(),
                    request.getHeader(RequestTrace.HEADER),
                    request.getMethod(),
                    note.route(),
                    note.app(),
                    note.target(),
                    note.reason());
            log.record(call, response.getStatus(), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** Until the route is known, and where none is taken because the answer is known already, the path stands for it. */
    private AuditedCall call(HttpServletRequest request, CallerPrincipal caller, AuditNote note) {
        if (note.route().isEmpty()) {
            String path = request.getRequestURI().replaceFirst("^/(?:v2/)?", "").replaceFirst("/$", "");
            Matcher app = APP.matcher(path);
            note.about(path, app.find() ? app.group(1) : "", "");
        }
        return new AuditedCall(
                caller.getName(),
                caller.credential(),
                new ClientAddress(request, proxies).toString(),
                request.getHeader(RequestTrace.HEADER),
                request.getMethod(),
                note.route(),
                note.app(),
                note.target());
    }

    private static boolean noteExec(HttpServletRequest request, AuditNote note) {
        Matcher exec = EXEC.matcher(request.getRequestURI());
        if (!exec.matches() || !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            return false;
        }
        note.about("apps/{app}/pods/{pod}/exec", exec.group(1), exec.group(2));
        return true;
    }
}
