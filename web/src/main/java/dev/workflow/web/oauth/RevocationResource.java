package dev.workflow.web.oauth;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import dev.workflow.passport.Client;
import dev.workflow.passport.ClientLogin;
import dev.workflow.passport.Revocation;
import dev.workflow.web.audit.AuditNote;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** Where a client gives tokens back (RFC 7009). A token that is not good any more is no error. */
@Path("revoke_token")
@Dependent
@PermitAll
public class RevocationResource {

    private final Revocation revocation;
    private final ClientLogin login;
    private final OAuthExchange exchange;

    @Inject
    public RevocationResource(Revocation revocation, ClientLogin login, OAuthExchange exchange) {
        this.revocation = revocation;
        this.login = login;
        this.exchange = exchange;
    }

    @POST
    public Response revoke(InputStream body, @Context HttpServletRequest servlet) throws IOException {
        AuditNote.of(servlet).ifPresent(AuditNote::want);
        try {
            TokenRevocationRequest request = TokenRevocationRequest.parse(exchange.read(body));
            Client client = login.identify(request.getClientAuthentication(), request.getClientID())
                    .orElseThrow(() -> new GeneralException(OAuth2Error.INVALID_CLIENT));
            AuditNote.of(servlet).ifPresent(note -> note.user("client " + client.id()));
            if (!revocation.revoke(client, request.getToken().getValue())) {
                throw new GeneralException(OAuth2Error.UNAUTHORIZED_CLIENT.setDescription("It is not your token."));
            }
            return Response.ok().header("Cache-Control", "no-store").build();
        } catch (GeneralException refused) {
            return exchange.refuse(refused);
        }
    }
}
