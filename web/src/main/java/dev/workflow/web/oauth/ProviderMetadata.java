package dev.workflow.web.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.claims.ClaimType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.Collection;
import java.util.List;

/** All that the provider says about itself. Whoever adds an endpoint or a parameter adds it here. */
final class ProviderMetadata {

    private static final List<ClientAuthenticationMethod> SECRETS =
            List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST);
    private static final List<ClientAuthenticationMethod> SECRETS_OR_NONE = List.of(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            ClientAuthenticationMethod.CLIENT_SECRET_POST,
            ClientAuthenticationMethod.NONE);

    private ProviderMetadata() {}

    /** @param grants what the token endpoint can do */
    static OIDCProviderMetadata of(String issuer, Collection<GrantType> grants) {
        OIDCProviderMetadata metadata = new OIDCProviderMetadata(
                new Issuer(issuer), List.of(SubjectType.PUBLIC), URI.create(issuer + "/.well-known/jwks.json"));
        metadata.setGrantTypes(List.copyOf(grants));
        tokens(metadata, issuer);
        authorization(metadata, issuer);
        claims(metadata);
        return metadata;
    }

    private static void tokens(OIDCProviderMetadata metadata, String issuer) {
        metadata.setTokenEndpointURI(URI.create(issuer + "/token/"));
        metadata.setTokenEndpointAuthMethods(SECRETS_OR_NONE);
        metadata.setIntrospectionEndpointURI(URI.create(issuer + "/introspect/"));
        metadata.setIntrospectionEndpointAuthMethods(SECRETS);
        metadata.setRevocationEndpointURI(URI.create(issuer + "/revoke_token/"));
        metadata.setRevocationEndpointAuthMethods(SECRETS_OR_NONE);
        metadata.setUserInfoEndpointURI(URI.create(issuer + "/userinfo/"));
        metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256));
    }

    private static void authorization(OIDCProviderMetadata metadata, String issuer) {
        metadata.setAuthorizationEndpointURI(URI.create(issuer + "/authorize/"));
        metadata.setDeviceAuthorizationEndpointURI(URI.create(issuer + "/device_authorization/"));
        metadata.setEndSessionEndpointURI(URI.create(issuer + "/end_session/"));
        metadata.setPromptTypes(
                List.of(Prompt.Type.NONE, Prompt.Type.LOGIN, Prompt.Type.CONSENT, Prompt.Type.SELECT_ACCOUNT));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setResponseModes(List.of(ResponseMode.QUERY, ResponseMode.FORM_POST));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        metadata.setSupportsRequestParam(false);
        metadata.setSupportsRequestURIParam(false);
    }

    private static void claims(OIDCProviderMetadata metadata) {
        metadata.setScopes(new Scope("openid", "profile", "read", "deploy", "admin"));
        metadata.setClaimTypes(List.of(ClaimType.NORMAL));
        metadata.setClaims(List.of(
                "sub",
                "id",
                "name",
                "username",
                "preferred_username",
                "email",
                "email_verified",
                "first_name",
                "last_name",
                "is_staff",
                "is_active",
                "is_superuser",
                "auth_time",
                "amr",
                "nonce",
                "at_hash",
                "sid"));
        metadata.setSupportsClaimsParams(false);
    }
}
