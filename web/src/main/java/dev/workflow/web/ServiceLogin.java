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
    private static final String BEARER = "bearer ";

    /** The service that calls; empty when it is none, or its key is wrong. */
    Optional<ServicePrincipal> identify(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.startsWith("/v2/hooks/")) {
            return header(request, BUILDER_HEADER)
                    .filter(keys.builder()::matches)
                    .map(known -> new ServicePrincipal(ServicePrincipal.BUILDER));
        }
        if (path.startsWith("/v2/manager/")) {
            return authorization(request, TOKEN)
                    .filter(keys.manager()::matches)
                    .map(known -> new ServicePrincipal(ServicePrincipal.MANAGER));
        }
        if (path.startsWith("/v2/scim/")) {
            return authorization(request, BEARER)
                    .filter(keys.scim()::matches)
                    .map(known -> new ServicePrincipal(ServicePrincipal.SCIM));
        }
        return Optional.empty();
    }

    private static Optional<String> authorization(HttpServletRequest request, String scheme) {
        return header(request, "Authorization")
                .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(value -> value.substring(scheme.length()).strip());
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
