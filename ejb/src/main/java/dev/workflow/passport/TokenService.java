package dev.workflow.passport;

import com.nimbusds.oauth2.sdk.token.Tokens;
import java.util.UUID;

/** Turns approvals into tokens. */
public interface TokenService {

    /**
     * Stores the grant and makes its first tokens: an access token (RFC 9068); a refresh token when the client may use
     * one and acts for somebody; an id token with the scope {@code openid}, in {@code OIDCTokens}.
     *
     * @param issuer as the client sees us
     */
    Granted begin(Approval approval, String issuer);

    /** Ends a grant and all tokens that came from it, at once. Nothing happens when it has ended already. */
    void end(UUID grant);

    /** @param grant to end it with, as when its code comes a second time */
    record Granted(UUID grant, Tokens tokens) {}
}
