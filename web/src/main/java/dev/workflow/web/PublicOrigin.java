package dev.workflow.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Scheme, host and port under which the client reached us, as told by a proxy if there is one.
 *
 * @param scheme http or https
 * @param authority host, and port unless it is the usual one
 */
public record PublicOrigin(String scheme, String authority) {

    private static final Pattern AUTHORITY =
            Pattern.compile("[A-Za-z0-9._\\-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    public static PublicOrigin of(UriInfo uri, HttpHeaders headers) {
        String scheme = first(headers, "X-Forwarded-Proto")
                .filter(value -> value.equals("https") || value.equals("http"))
                .orElse(uri.getRequestUri().getScheme());
        String authority = first(headers, "X-Forwarded-Host")
                .or(() -> first(headers, HttpHeaders.HOST))
                .filter(value -> AUTHORITY.matcher(value).matches())
                .orElse(uri.getRequestUri().getAuthority());
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

    /** The first of a list: the proxy that the client itself talked to. */
    private static Optional<String> first(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getHeaderString(name)).map(value -> value.split(",")[0].strip());
    }
}
