package dev.workflow.web;

import dev.workflow.app.AppAccess;
import dev.workflow.persistence.app.Permission;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may not change an app is told so before the body is looked at (api.md §2.3): a stranger learns nothing from what
 * would be wrong with it, and uploads nothing. The services decide as well; they know what a change is really about.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 2)
public class AppGate implements ContainerRequestFilter {

    private static final Map<String, Permission> NEEDED = Map.of(
            "POST", Permission.CHANGE,
            "PUT", Permission.CHANGE,
            "PATCH", Permission.CHANGE,
            "DELETE", Permission.DELETE);

    @Inject
    AppAccess access;

    @Override
    public void filter(ContainerRequestContext request) {
        Permission needed = NEEDED.get(request.getMethod());
        if (needed != null && request.getSecurityContext().getUserPrincipal() instanceof CallerPrincipal known) {
            app(request).ifPresent(app -> access.require(known.caller(), app, needed));
        }
    }

    private static Optional<String> app(ContainerRequestContext request) {
        List<PathSegment> path = request.getUriInfo().getPathSegments();
        return path.size() > 1 && path.get(0).getPath().equals("apps")
                ? Optional.of(path.get(1).getPath()).filter(name -> !name.isEmpty())
                : Optional.empty();
    }
}
