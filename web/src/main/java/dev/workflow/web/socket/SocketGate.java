package dev.workflow.web.socket;

import dev.workflow.app.AppAccess;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.web.CallerPrincipal;
import dev.workflow.web.ProblemReply;
import dev.workflow.web.ProblemText;
import dev.workflow.web.audit.AuditNote;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides about WebSockets before the handshake, because afterwards there is no status to answer with. Reading logs needs
 * view; running a command in a process needs change (upstream asks for view only).
 */
@WebFilter(filterName = "SocketGate", urlPatterns = "/v2/apps/*", asyncSupported = true)
public class SocketGate extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Pattern SOCKET = Pattern.compile("/v2/apps/([^/]+)/(?:logs|pods/[^/]+/(logs|exec))/?");

    @Inject
    private transient AppAccess access;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Matcher socket = SOCKET.matcher(request.getRequestURI());
        boolean handshake = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
        if (!handshake || !socket.matches()) {
            chain.doFilter(request, response);
            return;
        }
        Principal principal = request.getUserPrincipal();
        if (!(principal instanceof CallerPrincipal known)) {
            refuse(request, response, Problem.forbidden());
            return;
        }
        try {
            Permission needed = "exec".equals(socket.group(2)) ? Permission.CHANGE : Permission.VIEW;
            Caller caller = known.caller();
            access.require(caller, socket.group(1), needed);
            chain.doFilter(new WithoutSlash(request), response);
        } catch (Problem refused) {
            refuse(request, response, refused);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        AuditNote.of(request).ifPresent(note -> note.reason(problem.reason()));
        if (ProblemText.wantsRfc9457(request.getHeader("Accept"))) {
            ProblemReply.send(request, response, problem);
        } else {
            response.sendError(problem.status());
        }
    }

    /** Endpoints are known by one path only; clients call some with a slash at the end. */
    private static final class WithoutSlash extends HttpServletRequestWrapper {
        WithoutSlash(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return stripped(super.getRequestURI());
        }

        @Override
        public String getServletPath() {
            return stripped(super.getServletPath());
        }

        @Override
        public String getPathInfo() {
            return stripped(super.getPathInfo());
        }

        private static String stripped(String path) {
            return path != null && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        }
    }
}
