package dev.workflow.web.oauth;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import com.nimbusds.openid.connect.sdk.UserInfoErrorResponse;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoSuccessResponse;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import dev.workflow.passport.AccessTokenCheck;
import dev.workflow.passport.KnownAccess;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** Tells a client about the person in whose name it acts; asks for an access token with the scope {@code openid}. */
@Path("userinfo")
@Dependent
@PermitAll
public class UserInfoResource {

    private final AccessTokenCheck tokens;
    private final OAuthExchange exchange;

    @Inject
    public UserInfoResource(AccessTokenCheck tokens, OAuthExchange exchange) {
        this.tokens = tokens;
        this.exchange = exchange;
    }

    @GET
    public Response get() throws IOException {
        return answer(InputStream.nullInputStream());
    }

    @POST
    public Response post(InputStream body) throws IOException {
        return answer(body);
    }

    private Response answer(InputStream body) throws IOException {
        try {
            UserInfoRequest request = UserInfoRequest.parse(exchange.read(body));
            KnownAccess known = tokens.check(request.getAccessToken().getValue())
                    .filter(access -> !access.person().isEmpty())
                    .orElseThrow(() -> new GeneralException(BearerTokenError.INVALID_TOKEN));
            if (!known.scopes().contains("openid")) {
                throw new GeneralException(BearerTokenError.INSUFFICIENT_SCOPE);
            }
            UserInfo info = new UserInfo(new Subject(known.claims().getSubject()));
            known.person().forEach(info::setClaim);
            return exchange.answer(new UserInfoSuccessResponse(info).toHTTPResponse());
        } catch (GeneralException refused) {
            return refuse(refused);
        }
    }

    private Response refuse(GeneralException refused) {
        BearerTokenError error =
                refused.getErrorObject() instanceof BearerTokenError known ? known : BearerTokenError.MISSING_TOKEN;
        return exchange.answer(new UserInfoErrorResponse(error).toHTTPResponse());
    }
}
