package dev.workflow.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/**
 * The HTTP API. Resources and providers are found by scanning the WAR: a new one is a class with {@code @Path} (and
 * {@code @Dependent}, so that its constructor can be injected) or {@code @Provider}. Nothing is listed here.
 */
@ApplicationPath("/v2")
public class Api extends Application {

    /** What all applications of the WAR set. */
    public static final Map<String, Object> JERSEY = Map.of(
            "jersey.config.server.wadl.disableWadl", true,
            // Else an error without a body gets the server's HTML page for one.
            "jersey.config.server.response.setStatusOverSendError", true);

    private static final Set<String> ELSEWHERE =
            Set.of("dev.workflow.web.oauth", "dev.workflow.web.user", "dev.workflow.web.page");

    @Override
    public Set<Class<?>> getClasses() {
        return ResourceClasses.in(name -> !ELSEWHERE.contains(name));
    }

    @Override
    public Map<String, Object> getProperties() {
        return JERSEY;
    }
}
