package dev.workflow.acceptance.client;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.workflow.acceptance.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program of somebody else to which people log in with the platform. All it knows is the platform's issuer and what it
 * was registered with; the protocol is Nimbus'.
 */
public record RelyingParty(OIDCProviderMetadata provider, ClientID id, Secret secret, URI redirect) {

    /** What {@link #begin} keeps for {@link #finish}. */
    public record Attempt(URI address, State state, Nonce nonce, CodeVerifier verifier) {}

    /** Has the administrator register a new one for codes, refresh tokens and other grants. */
    public static RelyingParty register(
            Platform platform, Person admin, URI redirect, String scope, String... furtherGrants) {
        List<String> grants = new ArrayList<>(List.of("authorization_code", "refresh_token"));
        grants.addAll(List.of(furtherGrants));
        Answer issued = admin.api()
                .post(
                        "/v2/oauth/clients/",
                        Map.of("redirect_uris", List.of(redirect), "scope", scope, "grant_types", grants))
                .is(201);
        return of(platform.api(), issued.text("client_id"), issued.text("client_secret"), redirect);
    }

    public static RelyingParty of(URI platform, String id, String secret, URI redirect) {
        try {
            OIDCProviderMetadata provider = OIDCProviderMetadata.resolve(new Issuer(platform + "/oauth"));
            return new RelyingParty(provider, new ClientID(id), new Secret(secret), redirect);
        } catch (com.nimbusds.oauth2.sdk.GeneralException e) {
            throw new AssertionError("Nimbus does not like the discovery document", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A login that a browser has still to make. */
    public Attempt begin(String... scopes) {
        CodeVerifier verifier = new CodeVerifier();
        State state = new State();
        Nonce nonce = new Nonce();
        URI address = new AuthenticationRequest.Builder(ResponseType.CODE, new Scope(scopes), id, redirect)
                .endpointURI(provider.getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
        return new Attempt(address, state, nonce, verifier);
    }

    /** The code of the address that the browser was sent to in the end. */
    public AuthorizationCode code(Attempt attempt, Page back) {
        try {
            AuthenticationSuccessResponse response = AuthenticationSuccessResponse.parse(back.address());
            if (!attempt.state().equals(response.getState())
                    || !provider.getIssuer().equals(response.getIssuer())) {
                throw new AssertionError("not the answer to what was asked: " + back.address());
            }
            return response.getAuthorizationCode();
        } catch (ParseException e) {
            throw new AssertionError("no success: " + back.address() + "\n" + back.html(), e);
        }
    }

    public TokenResponse exchange(Attempt attempt, AuthorizationCode code) {
        return ask(new AuthorizationCodeGrant(code, redirect, attempt.verifier()));
    }

    public TokenResponse refresh(RefreshToken token) {
        return ask(new RefreshTokenGrant(token));
    }

    public TokenResponse ask(AuthorizationGrant grant, String... scopes) {
        TokenRequest.Builder request =
                new TokenRequest.Builder(provider.getTokenEndpointURI(), new ClientSecretBasic(id, secret), grant);
        if (scopes.length > 0) {
            request.scope(new Scope(scopes));
        }
        try {
            return OIDCTokenResponseParser.parse(request.build().toHTTPRequest().send());
        } catch (ParseException e) {
            throw new AssertionError("Nimbus does not understand the answer", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
