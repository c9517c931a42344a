package dev.workflow.web.component;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import dev.workflow.problem.Problem;
import dev.workflow.web.ProblemReply;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Answers 503 for the routes of components that are off here: something in front of the servers sends a request to the
 * wrong one, and a client that believed a 404 would take its app for gone.
 */
public class ComponentFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Components components;

    @Inject
    public ComponentFilter(Components components) {
        this.components = components;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Set<Component> owners = Owners.of(request.getRequestURI());
        if (owners.isEmpty() || components.runAny(owners)) {
            chain.doFilter(request, response);
        } else {
            ProblemReply.send(request, response, elsewhere(owners.iterator().next()));
        }
    }

    private static Problem elsewhere(Component component) {
        return Problem.of(
                        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                        "component-off",
                        "The " + component.text() + " does not run on this server.")
                .withHint("Route the request to one whose WORKFLOW_COMPONENTS names it.");
    }
}
