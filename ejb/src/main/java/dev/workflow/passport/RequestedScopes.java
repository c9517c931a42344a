package dev.workflow.passport;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The scopes that a client gets of those it asked for. One that means nothing here is left out, as OpenID Connect has it;
 * one that means something, but that the client is not registered for, is refused.
 */
public final class RequestedScopes {

    /** What is taken when a client asks for nothing, as the contract has it (platform.md §6). */
    private static final String DEFAULT = "openid";

    private static final Set<String> KNOWN = Set.of("openid", "profile");
    private static final int LONGEST = 1000;

    private RequestedScopes() {}

    /**
     * @param asked the parameter {@code scope}
     * @throws GeneralException {@code invalid_scope}
     */
    public static Set<String> of(Client client, Optional<String> asked) throws GeneralException {
        String text = asked.orElse(DEFAULT);
        if (text.length() > LONGEST) {
            throw refused("The scope is too long.");
        }
        Set<String> granted = new LinkedHashSet<>();
        for (String word : text.split(" ")) {
            if (ApiScope.covers(client.scopes(), word)) {
                granted.add(word);
            } else if (KNOWN.contains(word) || ApiScope.parse(word).isPresent()) {
                throw refused("The application is not registered for this scope.");
            }
        }
        if (granted.isEmpty()) {
            throw refused("No scope is left that the application may have.");
        }
        return granted;
    }

    private static GeneralException refused(String why) {
        return new GeneralException(why, OAuth2Error.INVALID_SCOPE.setDescription(why));
    }
}
