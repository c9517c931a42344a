package dev.workflow.web;

import dev.workflow.identity.Refusal;
import dev.workflow.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/**
 * Closed by default: a resource method is for people who are logged in, unless it, or its class, says
 * {@code @PermitAll} or {@code @RolesAllowed}.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method != null && isOpen(method)) {
            return;
        }
        SecurityContext security = request.getSecurityContext();
        if (security == null || security.getUserPrincipal() == null) {
            throw Refusal.MISSING.problem();
        }
        Optional<RolesAllowed> roles = roles(method);
        boolean allowed = roles.isPresent()
                ? Arrays.stream(roles.get().value()).anyMatch(security::isUserInRole)
                : !(security.getUserPrincipal() instanceof ServicePrincipal);
        if (!allowed) {
            throw Problem.forbidden();
        }
    }

    private Optional<RolesAllowed> roles(Method method) {
        return Optional.ofNullable(method)
                .map(found -> found.getAnnotation(RolesAllowed.class))
                .or(() -> Optional.ofNullable(resource.getResourceClass())
                        .map(found -> found.getAnnotation(RolesAllowed.class)));
    }

    private boolean isOpen(Method method) {
        return method.isAnnotationPresent(PermitAll.class)
                || (resource.getResourceClass().isAnnotationPresent(PermitAll.class)
                        && !method.isAnnotationPresent(RolesAllowed.class));
    }
}
