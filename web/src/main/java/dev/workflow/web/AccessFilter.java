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
import java.security.Principal;
import java.util.Arrays;

/**
 * Closed by default: a resource method is for people who are logged in, unless it, or its class, says
 * {@code @PermitAll} or {@code @RolesAllowed}, or its class says {@link ForService}.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method != null && isOpen(method, resource.getResourceClass())) {
            return;
        }
        SecurityContext security = request.getSecurityContext();
        if (security == null || security.getUserPrincipal() == null) {
            throw Refusal.MISSING.problem();
        }
        ForService service = resource.getResourceClass().getAnnotation(ForService.class);
        boolean allowed = service == null ? allows(method, security) : isFor(service, security.getUserPrincipal());
        if (!allowed) {
            throw Problem.forbidden();
        }
    }

    private static boolean isFor(ForService service, Principal caller) {
        return caller instanceof CallerPrincipal known
                ? service.orSuperuser() && known.caller().superuser()
                : caller instanceof ServicePrincipal client && client.getName().equals(service.value());
    }

    private static boolean allows(Method method, SecurityContext security) {
        RolesAllowed roles = method == null ? null : method.getAnnotation(RolesAllowed.class);
        return !(security.getUserPrincipal() instanceof ServicePrincipal)
                && (roles == null || Arrays.stream(roles.value()).anyMatch(security::isUserInRole));
    }

    /** Whether it is for everybody, logged in or not. */
    static boolean isOpen(Method method, Class<?> type) {
        return method.isAnnotationPresent(PermitAll.class)
                || (type.isAnnotationPresent(PermitAll.class) && !method.isAnnotationPresent(RolesAllowed.class));
    }
}
