package dev.workflow.passport;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.token.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** New tokens for a refresh token. */
@ApplicationScoped
public class RefreshGrant implements GrantHandler {

    private Refreshing refreshing;

    protected RefreshGrant() {}

    @Inject
    public RefreshGrant(Refreshing refreshing) {
        this.refreshing = refreshing;
    }

    @Override
    public GrantType type() {
        return GrantType.REFRESH_TOKEN;
    }

    @Override
    public AccessTokenResponse handle(TokenRequest request, Optional<Client> client, String issuer, String address)
            throws GeneralException {
        String token = ((RefreshTokenGrant) request.getAuthorizationGrant())
                .getRefreshToken()
                .getValue();
        Client known = client.orElseThrow();
        Tokens tokens = refreshing
                .refresh(token, known, TokenAnswer.scopes(request, known), issuer)
                .orElseThrow(() -> new GeneralException(
                        OAuth2Error.INVALID_GRANT.setDescription("The refresh token is not good any more.")));
        return TokenAnswer.of(tokens);
    }
}
