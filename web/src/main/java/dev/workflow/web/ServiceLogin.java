package dev.workflow.web;

import dev.workflow.identity.ServiceKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Recognises services by their keys, each only below the paths that are made for it: elsewhere a key means nothing, and
 * is not even looked at.
 */
record ServiceLogin(ServiceKeys keys) {

    static final String BUILDER_HEADER = "X-Drycc-Builder-Auth";

    private static final String TOKEN = "token ";

    /** The service that calls; empty when it is none, or its key is wrong. */
    Optional<ServicePrincipal> identify(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.startsWith("/v2/hooks/")) {
            return header(request, BUILDER_HEADER)
                    .filter(keys.builder()::matches)
                    .map(known -> new ServicePrincipal(ServicePrincipal.BUILDER));
        }
        if (path.startsWith("/v2/manager/")) {
            return header(request, "Authorization")
                    .filter(value -> value.regionMatches(true, 0, TOKEN, 0, TOKEN.length()))
                    .map(value -> value.substring(TOKEN.length()).strip())
                    .filter(keys.manager()::matches)
                    .map(known -> new ServicePrincipal(ServicePrincipal.MANAGER));
        }
        return Optional.empty();
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
