package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.OAuthClient;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of an administrator as attackers bend them, and real ones where they do not belong: everything is tried everywhere. */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedTokensTest {

    private final Platform platform;
    private final Person admin;
    private final Api anonymous;
    private OAuthClient client;
    private Answer granted;
    private SignedJWT real;
    private RSAKey published;
    private RSAKey own;

    ForgedTokensTest(Platform platform, Person admin) {
        this.platform = platform;
        this.admin = admin;
        this.anonymous = Api.at(platform.api());
    }

    @BeforeAll
    void getARealOne() throws Exception {
        client = OAuthClient.trusted(platform, admin, FreshName.of("forged"));
        granted =
                client.login("admin", platform.adminPassword(), "openid admin").is(200);
        real = SignedJWT.parse(granted.text("access_token"));
        String kid = real.getHeader().getKeyID();
        published = JWKSet.parse(
                        anonymous.get("/oauth/.well-known/jwks.json").is(200).body())
                .getKeyByKeyId(kid)
                .toRSAKey();
        own = new RSAKeyGenerator(2048).keyID(kid).generate();
        bearer(real.serialize()).get("/v2/auth/whoami/").is(200);
        bearer(real.serialize()).get("/oauth/userinfo/").is(200);
    }

    @Test
    void unsigned() {
        String body = real.getParsedParts()[1].toString();
        for (String algorithm : List.of("none", "None", "nOnE", "")) {
            String head = Base64URL.encode("{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\",\"kid\":\""
                            + published.getKeyID() + "\"}")
                    .toString();
            refused(head + "." + body + ".");
            refused(head + "." + body + "." + real.getSignature());
        }
    }

    @Test
    void signedWithThePublicKey() throws Exception {
        byte[] encoded = published.toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(
                encoded,
                pem.getBytes(StandardCharsets.US_ASCII),
                published.toJSONString().getBytes(StandardCharsets.UTF_8),
                published.getModulus().decode(),
                new byte[32])) {
            refused(signed(header(JWSAlgorithm.HS256).build(), new MACSigner(secret)));
        }
    }

    @Test
    void signedWithAKeyThatTheHeaderBringsOrNames() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body = new JWKSet(own.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        keys.start();
        try {
            URI there = URI.create("http://127.0.0.1:" + keys.getAddress().getPort() + "/jwks.json");
            JWSHeader.Builder header = header(JWSAlgorithm.RS256);
            refused(signed(header.build(), new RSASSASigner(own)));
            refused(signed(header.jwk(own.toPublicJWK()).build(), new RSASSASigner(own)));
            refused(signed(header.jwk(null).jwkURL(there).build(), new RSASSASigner(own)));
            refused(signed(header.jwkURL(null).x509CertURL(there).build(), new RSASSASigner(own)));
            refused(signed(header.keyID(there.toString()).build(), new RSASSASigner(own)));
            assertThat(asked).as("a header must not send the server anywhere").hasValue(0);
        } finally {
            keys.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../../dev/null", "' or '1'='1", "x' union select 'a' --", "/dev/null", "\0", ""})
    void signedWithAKeyOfAnotherName(String kid) throws Exception {
        refused(signed(header(JWSAlgorithm.RS256).keyID(kid).build(), new RSASSASigner(own)));
        refused(signed(header(JWSAlgorithm.HS256).keyID(kid).build(), new MACSigner(new byte[32])));
        refused(signed(header(JWSAlgorithm.RS256).keyID(null).build(), new RSASSASigner(own)));
    }

    @Test
    void withAnotherBodyOrHeader() {
        String[] parts = real.serialize().split("\\.");
        String body = real.getPayload().toString();
        for (String bent : List.of(
                body.replace("admin", "Admin"),
                body.replaceFirst("\"exp\":\\d+", "\"exp\":4102444800"),
                body.replaceFirst("\"iss\":\"[^\"]*\"", "\"iss\":\"https://evil.example/oauth\""),
                body.replaceFirst("\"sub\":\"\\d+\"", "\"sub\":\"0\""))) {
            assertThat(bent).isNotEqualTo(body);
            refused(parts[0] + "." + Base64URL.encode(bent) + "." + parts[2]);
        }
        JWSHeader critical =
                header(JWSAlgorithm.RS256).criticalParams(Set.of("exp")).build();
        refused(critical.toBase64URL() + "." + parts[1] + "." + parts[2]);
        refused(parts[0] + "." + parts[1] + ".");
        refused(parts[0] + "." + parts[1] + "." + parts[2] + "." + parts[2]);
        refused("x".repeat(7000));
    }

    @Test
    void realOnesOfAnotherKind() {
        String id = granted.text("id_token");
        String refresh = granted.text("refresh_token");
        for (String other : List.of(id, refresh, admin.token())) {
            bearer(other).get("/v2/auth/whoami/").is(401);
            bearer(other).get("/oauth/userinfo/").is(401);
            bearer(other).get("/v2/scim/v2/Users").is(401);
        }
        for (String other : List.of(id, real.serialize(), admin.token())) {
            assertThat(client.refresh(other).is(400).text("error")).isEqualTo("invalid_grant");
            anonymous
                    .with("Authorization", "token " + other)
                    .get("/v2/auth/whoami/")
                    .is(other.equals(admin.token()) ? 200 : 401);
        }
        bearer(real.serialize()).get("/v2/auth/whoami/").is(200);
    }

    /** Only issuers that an administrator trusts for jobs are asked about, and we are none of them. */
    @Test
    void exchangedForAnother() {
        for (String token : List.of(real.serialize(), granted.text("id_token"), "x", "a.b.c")) {
            Answer answer = OAuthClient.forms(anonymous)
                    .post(
                            "/oauth/token/",
                            OAuthClient.form(
                                    "grant_type",
                                    "urn:ietf:params:oauth:grant-type:token-exchange",
                                    "subject_token_type",
                                    "urn:ietf:params:oauth:token-type:jwt",
                                    "subject_token",
                                    token));
            assertThat(answer.is(400).text("error")).isEqualTo("invalid_request");
        }
    }

    private void refused(String token) {
        bearer(token).get("/v2/auth/whoami/").is(401);
        bearer(token).get("/oauth/userinfo/").is(401);
        assertThat(client.api()
                        .post("/oauth/introspect/", OAuthClient.form("token", token))
                        .is(200)
                        .body())
                .isEqualTo("{\"active\":false}");
    }

    private Api bearer(String token) {
        return anonymous.with("Authorization", "Bearer " + token);
    }

    private JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(published.getKeyID());
    }

    private String signed(JWSHeader header, JWSSigner signer) throws Exception {
        try {
            SignedJWT token = new SignedJWT(header, real.getJWTClaimsSet());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException broken) {
            throw new AssertionError(broken);
        }
    }
}
