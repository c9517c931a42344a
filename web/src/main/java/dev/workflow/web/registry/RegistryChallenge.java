package dev.workflow.web.registry;

import dev.workflow.registry.RegistryAccess.Action;
import dev.workflow.registry.RepositoryName;
import dev.workflow.web.PublicOrigin;
import java.util.List;

/**
 * What a client that has not logged in is told to send: a pass from the token endpoint, or name and secret. Registry
 * clients take the first they know, or a pass when they can.
 */
public final class RegistryChallenge {

    private static final String SERVICE = "workflow";

    /** Where {@link RegistryTokenResource} is. */
    private static final String TOKENS = "/v2/auth/registry/token";

    private RegistryChallenge() {}

    /** Values of {@code WWW-Authenticate}. @param origin where the client reached us: what it is told must be so, too */
    public static List<String> of(PublicOrigin origin) {
        return List.of(bearer(origin), BasicCredentials.CHALLENGE);
    }

    /** For one that needs more than its pass allows. */
    static List<String> of(PublicOrigin origin, RepositoryName repository, Action action, boolean more) {
        String scope = ",scope=\"repository:" + repository.value() + ":" + actions(action) + "\"";
        return List.of(
                bearer(origin) + scope + (more ? ",error=\"insufficient_scope\"" : ""), BasicCredentials.CHALLENGE);
    }

    private static String bearer(PublicOrigin origin) {
        return "Bearer realm=\"" + origin.resolve(TOKENS) + "\",service=\"" + SERVICE + "\"";
    }

    /** Who pushes looks first whether it is there. */
    private static String actions(Action action) {
        return switch (action) {
            case PULL -> "pull";
            case PUSH -> "pull,push";
            case DELETE -> "delete";
        };
    }
}
