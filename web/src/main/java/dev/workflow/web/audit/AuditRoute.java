package dev.workflow.web.audit;

import dev.workflow.app.AppView;
import dev.workflow.web.operation.OperationWire;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Notes which route a call takes and what it is about. Path parameters that are credentials are left out. It runs before
 * access is decided, because refusals are logged too.
 */
@Provider
@Priority(Priorities.AUTHORIZATION - 1)
public class AuditRoute implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Pattern EXPRESSION = Pattern.compile("\\{(\\w+)\\s*:.*?\\}(?=/|$)");
    private static final String OF_AN_APP = "apps/{id}";
    private static final Set<String> SECRET = Set.of("key", "token", "secret", "ticket");

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        AuditNote.of(request)
                .filter(unused -> resource.getResourceMethod() != null)
                .ifPresent(note -> {
                    MultivaluedMap<String, String> given = request.getUriInfo().getPathParameters();
                    String route = prefix(request) + route();
                    boolean ofAnApp = route.equals(OF_AN_APP) || route.startsWith(OF_AN_APP + "/");
                    String target = given.keySet().stream()
                            .filter(name -> !SECRET.contains(name) && !(ofAnApp && name.equals("id")))
                            .map(given::getFirst)
                            .sorted()
                            .collect(Collectors.joining(" "));
                    note.about(route, ofAnApp ? given.getFirst("id") : "", target);
                });
    }

    /** Some calls tell only in their answer which app they were about. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object entity = response.getEntity();
        if (entity instanceof AppView app) {
            AuditNote.of(request).ifPresent(note -> note.app(app.id()));
        } else if (entity instanceof OperationWire operation) {
            AuditNote.of(request).ifPresent(note -> note.app(operation.app()));
        }
    }

    /** Pages are below another path than the API, whose own is left out. */
    private static String prefix(ContainerRequestContext request) {
        String base = request.getUriInfo().getBaseUri().getPath();
        return base.equals("/v2/") ? "" : base.substring(1);
    }

    private String route() {
        String whole = path(resource.getResourceClass()) + "/" + path(resource.getResourceMethod());
        return EXPRESSION
                .matcher(whole.replaceAll("/+", "/").replaceAll("^/|/$", ""))
                .replaceAll("{$1}");
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }
}
