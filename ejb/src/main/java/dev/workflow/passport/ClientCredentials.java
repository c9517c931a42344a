package dev.workflow.passport;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A token for a client that acts for itself. It is nobody's account, so it does not open the API. */
@ApplicationScoped
public class ClientCredentials implements GrantHandler {

    private TokenService tokens;

    protected ClientCredentials() {}

    @Inject
    public ClientCredentials(TokenService tokens) {
        this.tokens = tokens;
    }

    @Override
    public GrantType type() {
        return GrantType.CLIENT_CREDENTIALS;
    }

    @Override
    public AccessTokenResponse handle(TokenRequest request, Optional<Client> client, String issuer, String address)
            throws GeneralException {
        Client known = client.orElseThrow();
        if (!known.confidential()) {
            throw new GeneralException(OAuth2Error.UNAUTHORIZED_CLIENT);
        }
        Set<String> asked = TokenAnswer.scopes(request, known);
        Set<String> scopes = asked.isEmpty() ? known.scopes() : asked;
        Approval approval = new Approval(
                known, OptionalLong.empty(), scopes, Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
        return TokenAnswer.of(tokens.begin(approval, issuer).tokens());
    }
}
