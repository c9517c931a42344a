package dev.workflow.passport;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.util.Optional;

/** What the token endpoint does for one grant type. All beans of this type are asked. */
public interface GrantHandler {

    GrantType type();

    /** Whether the client must have said who it is; false where what it brings proves enough. */
    default boolean needsClient() {
        return true;
    }

    /**
     * @param client who asks, authenticated if it has a secret, and registered for the grant type; empty only without
     *     {@link #needsClient}
     * @param issuer as the client sees us
     * @param address where the client is
     * @throws GeneralException with an error object of OAuth, which becomes the answer
     */
    AccessTokenResponse handle(TokenRequest request, Optional<Client> client, String issuer, String address)
            throws GeneralException;
}
