package dev.workflow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Scheme, host and port under which the client reached us, as told by a proxy if there is one. Proxies differ in whether
 * they put the port into {@code X-Forwarded-Host} or only into {@code X-Forwarded-Port}: either will do.
 *
 * @param scheme http or https
 * @param authority host, and port unless it is the usual one
 */
public record PublicOrigin(String scheme, String authority) {

    private static final Pattern AUTHORITY =
            Pattern.compile("[A-Za-z0-9._\\-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    private static final Pattern PORT = Pattern.compile(":\\d+$");

    public static PublicOrigin of(UriInfo uri, HttpHeaders headers) {
        return of(headers::getHeaderString, uri.getRequestUri());
    }

    /** As {@link #of(UriInfo, HttpHeaders)}, where there is no resource. */
    public static PublicOrigin of(HttpServletRequest request) {
        return of(request::getHeader, URI.create(request.getRequestURL().toString()));
    }

    /** @param headers gives the value of a header, or null */
    public static PublicOrigin of(UnaryOperator<String> headers, URI asked) {
        String scheme = first(headers, "X-Forwarded-Proto")
                .filter(value -> value.equals("https") || value.equals("http"))
                .orElse(asked.getScheme());
        String authority = first(headers, "X-Forwarded-Host")
                .map(host -> withPort(host, first(headers, "X-Forwarded-Port"), scheme))
                .or(() -> first(headers, HttpHeaders.HOST))
                .filter(value -> AUTHORITY.matcher(value).matches())
                .orElse(asked.getAuthority());
        return new PublicOrigin(scheme, authority);
    }

    public boolean secure() {
        return scheme.equals("https");
    }

    /** The origin followed by a path that starts with a slash. */
    public String resolve(String path) {
        return this + path;
    }

    @Override
    public String toString() {
        return scheme + "://" + authority;
    }

    private static String withPort(String host, Optional<String> port, String scheme) {
        String usual = scheme.equals("https") ? "443" : "80";
        return port.filter(value -> !PORT.matcher(host).find() && !value.equals(usual))
                .map(value -> host + ":" + value)
                .orElse(host);
    }

    /** The first of a list: the proxy that the client itself talked to. */
    private static Optional<String> first(UnaryOperator<String> headers, String name) {
        return Optional.ofNullable(headers.apply(name)).map(value -> value.split(",")[0].strip());
    }
}
