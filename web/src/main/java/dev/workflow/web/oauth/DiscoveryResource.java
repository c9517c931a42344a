package dev.workflow.web.oauth;

import com.nimbusds.oauth2.sdk.GrantType;
import dev.workflow.passport.GrantHandler;
import dev.workflow.web.JsonText;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Where a client learns all it needs from our name alone (OpenID Connect Discovery 1.0). */
@Path(".well-known/openid-configuration")
@Dependent
@PermitAll
public class DiscoveryResource {

    private final Instance<GrantHandler> handlers;
    private final OAuthExchange exchange;

    @Inject
    public DiscoveryResource(@Any Instance<GrantHandler> handlers, OAuthExchange exchange) {
        this.handlers = handlers;
        this.exchange = exchange;
    }

    @GET
    public Response metadata() {
        List<GrantType> grants = handlers.stream().map(GrantHandler::type).toList();
        String json =
                ProviderMetadata.of(exchange.issuer(), grants).toJSONObject().toJSONString();
        return Response.ok(new JsonText(json))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "public, max-age=300")
                .build();
    }
}
