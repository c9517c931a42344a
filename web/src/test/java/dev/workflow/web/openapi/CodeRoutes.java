package dev.workflow.web.openapi;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.annotation.WebServlet;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The routes of the code, each with the method behind it; for servlets and sockets, with some method of theirs. Pages are
 * for people, and OpenID Connect describes itself: neither is in the document.
 */
final class CodeRoutes {

    private static final String BASE = "/v2/";
    private static final Set<String> NOT_THE_API = Set.of("dev.workflow.web.user", "dev.workflow.web.oauth");

    private final Map<Route, Method> found = new TreeMap<>();

    static Map<Route, Method> all() {
        CodeRoutes routes = new CodeRoutes();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.workflow.web")) {
            if (!NOT_THE_API.contains(type.getPackageName())) {
                routes.collect(type.reflect());
            }
        }
        return routes.found;
    }

    private void collect(Class<?> type) {
        Path path = type.getAnnotation(Path.class);
        if (path != null) {
            for (Method method : type.getDeclaredMethods()) {
                collect(path.value(), method);
            }
        }
        ServerEndpoint socket = type.getAnnotation(ServerEndpoint.class);
        if (socket != null) {
            found.put(new Route("GET", socket.value()), type.getDeclaredMethods()[0]);
        }
        WebServlet servlet = type.getAnnotation(WebServlet.class);
        if (servlet != null) {
            found.put(new Route("GET", servlet.value()[0]), type.getDeclaredMethods()[0]);
        }
    }

    private void collect(String base, Method method) {
        Path below = method.getAnnotation(Path.class);
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                String path = BASE + base + (below == null ? "" : "/" + below.value());
                found.merge(new Route(http.value(), path), method, CodeRoutes::richer);
            }
        }
    }

    /** Where a second method only refuses some values of the path (reserved names), the route is the first one. */
    private static Method richer(Method one, Method other) {
        return one.getParameterCount() >= other.getParameterCount() ? one : other;
    }
}
