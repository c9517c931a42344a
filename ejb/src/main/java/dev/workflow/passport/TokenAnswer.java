package dev.workflow.passport;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.util.Set;

/** What all grant types read from a token request and answer to it. */
public final class TokenAnswer {

    private TokenAnswer() {}

    public static AccessTokenResponse of(Tokens tokens) {
        return tokens instanceof OIDCTokens oidc ? new OIDCTokenResponse(oidc) : new AccessTokenResponse(tokens);
    }

    /** The words of {@code scope}; none when it is left out. */
    public static Set<String> scopes(TokenRequest request) {
        return request.getScope() == null
                ? Set.of()
                : Set.copyOf(request.getScope().toStringList());
    }

    /** @throws GeneralException when the client is not registered for all the words */
    public static void requireRegistered(Client client, Set<String> scopes) throws GeneralException {
        if (scopes.isEmpty() || !ApiScope.refused(client.scopes(), scopes).isEmpty()) {
            throw new GeneralException(OAuth2Error.INVALID_SCOPE);
        }
    }
}
