package dev.workflow.sso.issuer;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import dev.workflow.sso.IssuerAddress;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import net.minidev.json.JSONObject;

/**
 * What an issuer says of itself (OpenID Connect Discovery). Issuers of jobs have keys only.
 *
 * @param namesItself whether its answers through the browser always have {@code iss} (RFC 9207)
 * @param secretInBody whether its token endpoint wants the client's secret there and not in a header
 */
public record IssuerMetadata(
        String issuer,
        Optional<URI> authorization,
        Optional<URI> token,
        Optional<URI> userinfo,
        URI keys,
        boolean namesItself,
        boolean secretInBody) {

    /** Where it says so. */
    static URI address(String issuer) {
        return URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
    }

    /**
     * @param issuer whom we asked, and who it must claim to be to the character
     * @throws IOException when it is somebody else, or leads to where we do not go
     */
    static IssuerMetadata parse(String issuer, String json, IssuerAddress addresses) throws IOException {
        try {
            JSONObject document = JSONObjectUtils.parse(json);
            String claimed = JSONObjectUtils.getString(document, "issuer");
            if (!claimed.equals(issuer)) {
                throw new IOException("it calls itself another issuer than " + issuer);
            }
            Endpoints endpoints = new Endpoints(document, URI.create(issuer), addresses);
            return new IssuerMetadata(
                    issuer,
                    endpoints.optional("authorization_endpoint"),
                    endpoints.optional("token_endpoint"),
                    endpoints.optional("userinfo_endpoint"),
                    endpoints.optional("jwks_uri").orElseThrow(() -> new IOException("it names no jwks_uri")),
                    JSONObjectUtils.getBoolean(document, "authorization_response_iss_parameter_supported", false),
                    inBody(document));
        } catch (ParseException broken) {
            throw new IOException("its metadata cannot be read: " + broken.getMessage(), broken);
        }
    }

    private static boolean inBody(JSONObject document) throws ParseException {
        List<String> methods =
                JSONObjectUtils.getStringList(document, "token_endpoint_auth_methods_supported", List.of());
        return methods.contains("client_secret_post") && !methods.contains("client_secret_basic");
    }

    /** Only an issuer on this machine may lead to this machine. */
    private record Endpoints(JSONObject document, URI issuer, IssuerAddress addresses) {

        Optional<URI> optional(String name) throws ParseException, IOException {
            URI uri = JSONObjectUtils.getURI(document, name, null);
            if (uri == null) {
                return Optional.empty();
            }
            boolean inside = IssuerAddress.isHere(uri) && !IssuerAddress.isHere(issuer);
            if (!addresses.allows(uri) || inside) {
                throw new IOException("its " + name + " is no address to ask");
            }
            return Optional.of(uri);
        }
    }
}
