package dev.workflow.passport;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who the client is that asks: by its secret, in the header or in the form, or by its id alone if it has no secret. */
@Dependent
public class ClientLogin {

    private final Clients clients;

    @Inject
    public ClientLogin(Clients clients) {
        this.clients = clients;
    }

    /**
     * @param proof null when the client sent none
     * @param id null when the client did not even name itself
     * @return empty when nothing was said
     * @throws GeneralException {@code invalid_client}, without the reason
     */
    public Optional<Client> identify(ClientAuthentication proof, ClientID id) throws GeneralException {
        if (proof instanceof PlainClientSecret secret) {
            return Optional.of(clients.authenticate(
                            secret.getClientID().getValue(),
                            secret.getClientSecret().getValue())
                    .orElseThrow(ClientLogin::refused));
        }
        if (proof != null) {
            throw refused();
        }
        if (id == null) {
            return Optional.empty();
        }
        return Optional.of(clients.find(id.getValue())
                .filter(client -> !client.confidential())
                .orElseThrow(ClientLogin::refused));
    }

    private static GeneralException refused() {
        return new GeneralException(OAuth2Error.INVALID_CLIENT);
    }
}
