package dev.workflow.passport.code;

import com.nimbusds.openid.connect.sdk.Prompt;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a client asks for in a browser, found to be in order.
 *
 * @param scopes that it may have
 * @param nonce for the id token
 * @param challenge of PKCE, by S256
 * @param prompt what the person must, or must not, be shown
 * @param maxAge how long ago the login may be
 * @param loginHint the name that they may want to log in with
 * @param subject who must be logged in: the account's number, from an id token of ours
 */
public record Authorization(
        AuthorizationTarget target,
        Set<String> scopes,
        Optional<String> nonce,
        Optional<String> challenge,
        Set<Prompt.Type> prompt,
        Optional<Duration> maxAge,
        Optional<String> loginHint,
        Optional<String> subject) {

    public Authorization {
        scopes = Set.copyOf(scopes);
        prompt = Set.copyOf(prompt);
    }

    /** Whether nothing at all may be shown. */
    public boolean silent() {
        return prompt.contains(Prompt.Type.NONE);
    }
}
