package dev.workflow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The headers of every reply, errors included (api.md §1). */
final class ReplyHeaders {

    static final String API_VERSION = "2.3";
    static final String PLATFORM_VERSION = "2.3.0";

    private static final String EXPOSED = "DRYCC_API_VERSION, DRYCC_PLATFORM_VERSION";
    private static final String ALLOWED = "content-type, accept, origin, Authorization, Host";
    private static final String METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

    private ReplyHeaders() {}

    static void set(HttpServletResponse response, String requestId) {
        response.setHeader("DRYCC_API_VERSION", API_VERSION);
        response.setHeader("DRYCC_PLATFORM_VERSION", PLATFORM_VERSION);
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Expose-Headers", EXPOSED);
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader(RequestTrace.HEADER, requestId);
    }

    /** A browser asking whether a page of another origin may make the real request. */
    static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }

    static void allow(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Headers", ALLOWED);
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Max-Age", "86400");
        response.setContentLength(0);
    }
}
