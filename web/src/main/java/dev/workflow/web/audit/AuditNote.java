package dev.workflow.web.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/** What is found out about a call while it goes through the server. */
public final class AuditNote {

    static final String ATTRIBUTE = AuditNote.class.getName();

    private String route = "";
    private String app = "";
    private String target = "";
    private String user = "";
    private String reason = "";
    private boolean wanted;

    AuditNote() {}

    /** The note of a request that went through {@link AuditFilter}. */
    public static Optional<AuditNote> of(HttpServletRequest request) {
        return Optional.ofNullable((AuditNote) request.getAttribute(ATTRIBUTE));
    }

    /** The same, for filters and resources of JAX-RS. */
    public static Optional<AuditNote> of(ContainerRequestContext request) {
        return Optional.ofNullable((AuditNote) request.getProperty(ATTRIBUTE));
    }

    /** @param path the route's pattern, {@code apps/{id}/config} */
    public void about(String path, String appId, String thing) {
        route = path;
        app = appId;
        target = thing;
    }

    public void app(String id) {
        app = id;
    }

    /** @param thing what it turned out to be about */
    public void target(String thing) {
        target = thing;
    }

    /** This call is to be in the log, though nobody is logged in or it only reads. */
    public void want() {
        wanted = true;
    }

    /** Who turned out to call. */
    public void user(String name) {
        user = name;
    }

    /** @param why code of why the call is refused: for administrators, the caller is not told */
    public void reason(String why) {
        reason = why;
    }

    String reason() {
        return reason;
    }

    String route() {
        return route;
    }

    String app() {
        return app;
    }

    String target() {
        return target;
    }

    String user() {
        return user;
    }

    boolean wanted() {
        return wanted;
    }
}
