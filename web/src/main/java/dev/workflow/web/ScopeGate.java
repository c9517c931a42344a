package dev.workflow.web;

import dev.workflow.persistence.app.Ground;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/**
 * Holds restricted credentials back where no app is in the way: closed by default, like {@link AccessFilter}. What a
 * scope allows of an app is decided with everything else about apps; here only what needs a higher level than its
 * permission would say.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class ScopeGate implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() instanceof CallerPrincipal known
                && !known.caller().scope().full()
                && !isOpen(request, known.caller().scope().level())) {
            throw Problem.forbidden()
                    .withHint("The token's scope does not allow this.")
                    .withReason(Ground.SCOPE_LEVEL.code());
        }
    }

    private boolean isOpen(ContainerRequestContext request, Scope.Level level) {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return request.getMethod().equals(HttpMethod.OPTIONS);
        }
        return AccessFilter.isOpen(method, resource.getResourceClass())
                || needed(method, resource.getResourceClass())
                        .map(needed -> level.compareTo(needed) >= 0)
                        .orElseGet(() -> isOfAnApp(request));
    }

    /** What the method asks for, else its class; empty when neither says. */
    public static Optional<Scope.Level> needed(Method method, Class<?> type) {
        return Optional.ofNullable(method.getAnnotation(NeedsScope.class))
                .or(() -> Optional.ofNullable(type.getAnnotation(NeedsScope.class)))
                .map(NeedsScope::value);
    }

    private static boolean isOfAnApp(ContainerRequestContext request) {
        List<PathSegment> path = request.getUriInfo().getPathSegments();
        return path.size() > 1
                && path.get(0).getPath().equals("apps")
                && !path.get(1).getPath().isEmpty();
    }
}
