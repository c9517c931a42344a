package dev.workflow.sso.login;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.workflow.sso.ClaimNames;
import dev.workflow.sso.IdentityReading;
import dev.workflow.sso.Issuer;
import dev.workflow.sso.issuer.IssuerHttp;
import dev.workflow.sso.issuer.IssuerMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks an issuer for what its id token does not say. */
@ApplicationScoped
public class UserInfo {

    private IssuerHttp http;

    protected UserInfo() {}

    @Inject
    public UserInfo(IssuerHttp http) {
        this.http = http;
    }

    /**
     * The claims, and those that were missing. What the id token says is not changed: it is signed.
     *
     * @throws IOException when the issuer does not answer
     * @throws ParseException when the answer is about somebody else
     */
    JWTClaimsSet complete(Issuer issuer, IssuerMetadata metadata, OIDCTokens given, JWTClaimsSet claims)
            throws IOException, ParseException {
        Optional<URI> endpoint = metadata.userinfo()
                .filter(unused -> incomplete(issuer.settings().claims(), claims));
        if (endpoint.isEmpty()) {
            return claims;
        }
        HTTPResponse answer = http.send(new UserInfoRequest(
                        endpoint.get(),
                        new BearerAccessToken(given.getAccessToken().getValue()))
                .toHTTPRequest());
        if (!answer.indicatesSuccess() || !isJson(answer)) {
            return claims;
        }
        Map<String, Object> more = JSONObjectUtils.parse(answer.getBody());
        if (!claims.getSubject().equals(more.get("sub"))) {
            throw new ParseException("userinfo is about somebody else");
        }
        JWTClaimsSet.Builder whole = new JWTClaimsSet.Builder(claims);
        more.forEach((name, value) -> {
            if (claims.getClaim(name) == null) {
                whole.claim(name, value);
            }
        });
        return whole.build();
    }

    private static boolean incomplete(ClaimNames names, JWTClaimsSet claims) {
        return Stream.of(names.username(), names.email(), names.groups(), names.scim())
                .anyMatch(
                        name -> IdentityReading.claim(claims.getClaims(), name).isEmpty());
    }

    private static boolean isJson(HTTPResponse answer) {
        return String.valueOf(answer.getEntityContentType()).startsWith("application/json");
    }
}
