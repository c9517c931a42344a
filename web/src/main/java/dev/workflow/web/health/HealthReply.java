package dev.workflow.web.health;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The plain answers that probes read. */
final class HealthReply {

    private static final Set<String> ALLOWED = Set.of("GET", "HEAD");

    private HealthReply() {}

    /** Answers other methods than GET and HEAD with 405; false when it has. */
    static boolean accepts(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ALLOWED.contains(request.getMethod())) {
            return true;
        }
        response.setHeader("Allow", "GET, HEAD");
        send(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Only GET and HEAD are allowed.");
        return false;
    }

    static void send(HttpServletResponse response, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
