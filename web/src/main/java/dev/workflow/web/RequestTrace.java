package dev.workflow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A request that always carries an {@code X-Request-Id}: the client's, when it is harmless, else a new one. Everything
 * behind the filters reads it as a header.
 */
public final class RequestTrace extends HttpServletRequestWrapper {

    public static final String HEADER = "X-Request-Id";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final String id;

    RequestTrace(HttpServletRequest request) {
        super(request);
        this.id = Optional.ofNullable(request.getHeader(HEADER))
                .filter(given -> HARMLESS.matcher(given).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
        request.setAttribute(HEADER, id);
    }

    String id() {
        return id;
    }

    /** For beans, which are given the request as it was before the filters; a dash before them. */
    public static String idOf(HttpServletRequest request) {
        return request.getAttribute(HEADER) instanceof String id ? id : "-";
    }

    /** The id of the request with these headers; a dash outside the servlet container. */
    static String idOf(HttpHeaders headers) {
        return Optional.ofNullable(headers.getHeaderString(HEADER)).orElse("-");
    }

    @Override
    public String getHeader(String name) {
        return HEADER.equalsIgnoreCase(name) ? id : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return HEADER.equalsIgnoreCase(name) ? Collections.enumeration(Set.of(id)) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
        names.removeIf(HEADER::equalsIgnoreCase);
        names.add(HEADER);
        return Collections.enumeration(names);
    }
}
