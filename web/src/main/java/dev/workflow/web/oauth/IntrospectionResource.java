package dev.workflow.web.oauth;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import dev.workflow.passport.Client;
import dev.workflow.passport.ClientLogin;
import dev.workflow.passport.Introspection;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** Where a client that has a secret, or the holder of a token, asks what a token is good for (RFC 7662). */
@Path("introspect")
@Dependent
@PermitAll
public class IntrospectionResource {

    private final Introspection introspection;
    private final ClientLogin login;
    private final OAuthExchange exchange;

    @Inject
    public IntrospectionResource(Introspection introspection, ClientLogin login, OAuthExchange exchange) {
        this.introspection = introspection;
        this.login = login;
        this.exchange = exchange;
    }

    @POST
    public Response introspect(InputStream body) throws IOException {
        try {
            TokenIntrospectionRequest request = TokenIntrospectionRequest.parse(exchange.read(body));
            return exchange.answer(told(request).toHTTPResponse());
        } catch (GeneralException refused) {
            return exchange.refuse(refused);
        }
    }

    private TokenIntrospectionSuccessResponse told(TokenIntrospectionRequest request) throws GeneralException {
        String token = request.getToken().getValue();
        if (request.getClientAuthorization() != null) {
            return introspection
                    .forHolder(request.getClientAuthorization().getValue(), token)
                    .orElseThrow(() -> new GeneralException(BearerTokenError.INVALID_TOKEN));
        }
        Client client = login.identify(request.getClientAuthentication(), null)
                .orElseThrow(() -> new GeneralException(OAuth2Error.INVALID_CLIENT));
        return introspection.forClient(client, token);
    }
}
