package dev.workflow.web.oauth;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.workflow.passport.Client;
import dev.workflow.passport.ClientLogin;
import dev.workflow.passport.GrantHandler;
import dev.workflow.problem.Problem;
import dev.workflow.web.ClientAddress;
import dev.workflow.web.RetryAfter;
import dev.workflow.web.audit.AuditNote;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where clients get their tokens (RFC 6749 §3.2). What a grant type means, its {@link GrantHandler} knows. */
@Path("token")
@Dependent
@PermitAll
public class TokenResource {

    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final Instance<GrantHandler> handlers;
    private final ClientLogin login;
    private final OAuthExchange exchange;
    private final ClientAddress address;

    @Inject
    public TokenResource(
            @Any Instance<GrantHandler> handlers, ClientLogin login, OAuthExchange exchange, ClientAddress address) {
        this.handlers = handlers;
        this.login = login;
        this.exchange = exchange;
        this.address = address;
    }

    /** Logged, unless it is the refresh that goes on all the time. */
    @POST
    public Response token(InputStream body, @Context HttpServletRequest servlet) throws IOException {
        Optional<AuditNote> note = AuditNote.of(servlet);
        try {
            TokenRequest request = TokenRequest.parse(exchange.read(body));
            GrantType type = request.getAuthorizationGrant().getType();
            Response answer = exchange.answer(granted(request, type, note));
            note.filter(unused -> !type.equals(GrantType.REFRESH_TOKEN)).ifPresent(AuditNote::want);
            return answer;
        } catch (GeneralException refused) {
            note.ifPresent(AuditNote::want);
            return exchange.refuse(refused);
        } catch (Problem refused) {
            note.ifPresent(AuditNote::want);
            note.ifPresent(audit -> audit.reason(refused.reason()));
            return refuse(refused);
        }
    }

    private HTTPResponse granted(TokenRequest request, GrantType type, Optional<AuditNote> note)
            throws GeneralException {
        GrantHandler handler = handlers.stream()
                .filter(known -> known.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new GeneralException(OAuth2Error.UNSUPPORTED_GRANT_TYPE));
        Optional<Client> client = login.identify(request.getClientAuthentication(), request.getClientID());
        client.ifPresent(known -> note.ifPresent(audit -> audit.user("client " + known.id())));
        if (client.isEmpty() && handler.needsClient()) {
            throw new GeneralException(OAuth2Error.INVALID_CLIENT);
        }
        if (client.filter(known -> !known.grantTypes().contains(type.getValue()))
                .isPresent()) {
            throw new GeneralException(OAuth2Error.UNAUTHORIZED_CLIENT);
        }
        return handler.handle(request, client, exchange.issuer(), address.toString())
                .toHTTPResponse();
    }

    /** What logins refuse, in the words of OAuth. */
    private Response refuse(Problem refused) {
        if (refused.status() >= SERVER_ERROR) {
            throw refused;
        }
        String text = (refused.getMessage() + " " + refused.hint()).strip();
        int status = refused.status() == TOO_MANY ? TOO_MANY : Response.Status.BAD_REQUEST.getStatusCode();
        Response.ResponseBuilder answer = Response.fromResponse(
                exchange.refuse(OAuth2Error.INVALID_GRANT.setDescription(text).setHTTPStatusCode(status)));
        RetryAfter.say(refused, answer::header);
        return answer.build();
    }
}
