package dev.workflow.web.registry;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Set;

/**
 * Scheme and host by which the client knows this server. Clients go on at the Location of an answer: behind a proxy that
 * ends TLS it must be https.
 */
final class Origin {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private Origin() {}

    static String location(UriInfo request, HttpHeaders headers, String path) {
        URI base = request.getBaseUri();
        String forwarded = headers.getHeaderString("X-Forwarded-Proto");
        String scheme = forwarded != null && SCHEMES.contains(forwarded) ? forwarded : base.getScheme();
        return scheme + "://" + base.getRawAuthority() + path;
    }
}
