package dev.workflow.web;

import dev.workflow.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * The first to see a request: names it, sets the headers of every reply, answers CORS preflights, and refuses paths that
 * two readers could read differently and credentials that {@link ApiAuthentication} found to be bad. What gets past it
 * has one path and one caller.
 */
public class FrontFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(FrontFilter.class.getName());

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse given, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse response = request.getMethod().equals("HEAD") ? new WithoutBody(given) : given;
        RequestTrace traced = new RequestTrace(request);
        ReplyHeaders.set(response, traced.id());
        if (ReplyHeaders.isPreflight(request)) {
            ReplyHeaders.allow(response);
            return;
        }
        Optional<Problem> refusal =
                PathGuard.refusal(request.getRequestURI()).or(() -> ApiAuthentication.refusal(request));
        if (refusal.isPresent()) {
            refuse(request, response, refusal.get(), traced.id());
            return;
        }
        try {
            chain.doFilter(traced, response);
        } catch (ServletException | RuntimeException failure) {
            fail(request, response, failure, traced.id());
        }
    }

    /** What broke before or behind the resources, where {@link ProblemMapper} does not reach. */
    private static void fail(HttpServletRequest request, HttpServletResponse response, Exception failure, String id)
            throws IOException {
        LOG.log(Level.ERROR, "Request " + id + " failed outside the resources", failure);
        if (!response.isCommitted()) {
            response.resetBuffer();
            refuse(request, response, Diagnosis.of(failure), id);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem, String id)
            throws IOException {
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", ApiAuthentication.challenge(request));
        }
        ProblemReply.send(request, response, problem, id);
    }
}
