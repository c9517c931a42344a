package dev.workflow.web.registry;

import dev.workflow.registry.Passes;
import java.util.Optional;

/** Finds the registry's own kind of bearer token in an Authorization header. */
public final class BearerPass {

    private static final String SCHEME = "bearer ";

    private BearerPass() {}

    /** Empty when there is none: other bearer tokens are for the API. */
    public static Optional<String> parse(String authorization) {
        return Optional.ofNullable(authorization)
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(Passes::isPass);
    }
}
