package dev.workflow.sso.login;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.workflow.sso.Issuer;
import dev.workflow.sso.issuer.IssuerConnections;
import dev.workflow.sso.issuer.IssuerHttp;
import dev.workflow.sso.issuer.IssuerMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;

/** Exchanges the code that a browser brought for what the issuer has to say. */
@ApplicationScoped
public class CodeExchange {

    private static final Logger LOG = System.getLogger(CodeExchange.class.getName());

    /** The scope that the person agreed to. */
    private static final Scope SAME = null;

    private IssuerConnections connections;
    private IssuerHttp http;
    private IdTokens idTokens;

    protected CodeExchange() {}

    @Inject
    public CodeExchange(IssuerConnections connections, IssuerHttp http, IdTokens idTokens) {
        this.connections = connections;
        this.http = http;
        this.idTokens = idTokens;
    }

    /** @throws dev.workflow.problem.Problem 502 or 503 when the issuer does not do its part */
    Vouched redeem(Issuer issuer, String code, BrowserSecret browser, String state, URI back) {
        try {
            IssuerMetadata metadata = connections.to(issuer).metadata();
            URI endpoint = metadata.token().orElseThrow(() -> Trouble.broken(issuer));
            AuthorizationCodeGrant grant =
                    new AuthorizationCodeGrant(new AuthorizationCode(code), back, browser.verifier(state));
            HTTPResponse answer =
                    http.send(request(issuer, metadata, endpoint, grant).toHTTPRequest());
            return idTokens.check(issuer, metadata, tokens(issuer, answer), browser.nonce(state));
        } catch (IOException unreachable) {
            throw Trouble.unreachable(issuer, unreachable);
        } catch (ParseException unreadable) {
            LOG.log(Level.WARNING, "{0} gave no tokens: {1}", issuer, unreadable.getMessage());
            throw Trouble.broken(issuer);
        }
    }

    private static TokenRequest request(
            Issuer issuer, IssuerMetadata metadata, URI endpoint, AuthorizationCodeGrant grant) {
        ClientID client = new ClientID(issuer.settings().clientId());
        Optional<ClientAuthentication> proof = issuer.secret()
                .map(Secret::new)
                .map(secret -> metadata.secretInBody()
                        ? new ClientSecretPost(client, secret)
                        : new ClientSecretBasic(client, secret));
        return proof.map(given -> new TokenRequest(endpoint, given, grant, SAME))
                .orElseGet(() -> new TokenRequest(endpoint, client, grant, SAME));
    }

    private static OIDCTokens tokens(Issuer issuer, HTTPResponse answer) throws ParseException {
        TokenResponse response = OIDCTokenResponseParser.parse(answer);
        if (response instanceof OIDCTokenResponse given) {
            return given.getOIDCTokens();
        }
        LOG.log(
                Level.WARNING,
                "{0} refused a code: {1}",
                issuer,
                response.toErrorResponse().getErrorObject());
        throw Trouble.broken(issuer);
    }
}
