package dev.workflow.passport;

import java.net.URI;
import java.util.Set;

/**
 * A program that is registered to ask for tokens.
 *
 * @param id {@code client_id}
 * @param name what people are shown
 * @param confidential whether it has a secret; one that has none must use PKCE
 * @param redirects where codes may be sent: compared character by character
 * @param logoutRedirects where a browser may be sent after a logout
 * @param grantTypes as in {@code grant_types} of RFC 7591
 * @param scopes that it may ask for
 * @param trusted whether it is the platform's own, so that nobody is asked for consent
 */
public record Client(
        String id,
        String name,
        boolean confidential,
        Set<URI> redirects,
        Set<URI> logoutRedirects,
        Set<String> grantTypes,
        Set<String> scopes,
        boolean trusted) {

    public Client {
        redirects = Set.copyOf(redirects);
        logoutRedirects = Set.copyOf(logoutRedirects);
        grantTypes = Set.copyOf(grantTypes);
        scopes = Set.copyOf(scopes);
    }
}
