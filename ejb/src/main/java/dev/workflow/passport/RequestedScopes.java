package dev.workflow.passport;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.workflow.app.AppName;
import dev.workflow.persistence.identity.Scope.Level;
import java.util.Arrays;
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

    private static final Set<String> KNOWN = Set.of("openid", "profile", "read", "deploy", "admin");
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
            if (client.scopes().contains(word) || client.scopes().contains(levelOfApps(word))) {
                granted.add(word);
            } else if (KNOWN.contains(word) || KNOWN.contains(levelOfApps(word))) {
                throw refused("The application is not registered for this scope.");
            }
        }
        if (granted.isEmpty()) {
            throw refused("No scope is left that the application may have.");
        }
        return granted;
    }

    /** {@code deploy} of {@code deploy:shop,blog}; empty for anything else. */
    private static String levelOfApps(String word) {
        String[] parts = word.split(":", 2);
        boolean apps = parts.length == 2
                && Level.named(parts[0]).isPresent()
                && Arrays.stream(parts[1].split(",", -1))
                        .allMatch(name -> AppName.parse(name).isPresent());
        return apps ? parts[0] : "";
    }

    private static GeneralException refused(String why) {
        return new GeneralException(why, OAuth2Error.INVALID_SCOPE.setDescription(why));
    }
}
