package dev.workflow.passport;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.util.Optional;
import java.util.Set;

/** What all grant types read from a token request and answer to it. */
public final class TokenAnswer {

    private TokenAnswer() {}

    public static AccessTokenResponse of(Tokens tokens) {
        return tokens instanceof OIDCTokens oidc ? new OIDCTokenResponse(oidc) : new AccessTokenResponse(tokens);
    }

    /**
     * What the client may have of the words of {@code scope}; none when it is left out.
     *
     * @throws GeneralException when it is not registered for one of them
     */
    public static Set<String> scopes(TokenRequest request, Client client) throws GeneralException {
        return request.getScope() == null
                ? Set.of()
                : RequestedScopes.of(client, Optional.of(request.getScope().toString()));
    }
}
