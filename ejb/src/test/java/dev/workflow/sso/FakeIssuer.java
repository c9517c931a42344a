package dev.workflow.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import net.minidev.json.JSONObject;

/** An issuer over real HTTP that does as it is told, also wrongly. */
final class FakeIssuer implements AutoCloseable {

    /** How it answers everything. */
    enum Mood {
        WELL,
        HUGE,
        SILENT,
        ELSEWHERE
    }

    /** What it remembers of a browser that it sent back. */
    private record Code(String nonce, String challenge, String redirect, String client) {}

    final String url;
    final AtomicInteger keyFetches = new AtomicInteger();
    final AtomicInteger metadataFetches = new AtomicInteger();
    final Map<String, Object> metadata = new LinkedHashMap<>();
    final Map<String, Object> userInfo = new ConcurrentHashMap<>();
    volatile Mood mood = Mood.WELL;
    volatile UnaryOperator<JWTClaimsSet.Builder> lie = claims -> claims;
    volatile RSAKey key = newKey();

    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final Map<String, Object> person = new ConcurrentHashMap<>();

    FakeIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "fake issuer");
            thread.setDaemon(true);
            return thread;
        }));
        url = "http://127.0.0.1:" + server.getAddress().getPort();
        metadata.putAll(Map.of(
                "issuer", url,
                "authorization_endpoint", url + "/authorize",
                "token_endpoint", url + "/token",
                "userinfo_endpoint", url + "/userinfo",
                "jwks_uri", url + "/keys",
                "authorization_response_iss_parameter_supported", true));
        on("/.well-known/openid-configuration", request -> new JSONObject(metadata).toJSONString());
        on("/keys", request -> {
            keyFetches.incrementAndGet();
            return new JWKSet(key.toPublicJWK()).toString();
        });
        on("/token", this::token);
        on("/userinfo", request -> new JSONObject(userInfo).toJSONString());
        server.start();
    }

    /** Whom it knows: further claims of the next logins. */
    FakeIssuer person(Map<String, Object> claims) {
        person.clear();
        person.putAll(claims);
        return this;
    }

    /** The browser logs in there. @return the code it is sent back with */
    String authorize(URI address) {
        Map<String, List<String>> asked = URLUtils.parseParameters(address.getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(
                code,
                new Code(
                        asked.get("nonce").get(0),
                        asked.get("code_challenge").get(0),
                        asked.get("redirect_uri").get(0),
                        asked.get("client_id").get(0)));
        return code;
    }

    /** An access token or a job's. */
    String sign(JWTClaimsSet claims) {
        return sign(key, claims);
    }

    String sign(RSAKey with, JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(JOSEObjectType.JWT)
                    .keyID(with.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(with));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    JWTClaimsSet.Builder claims(String subject, String audience) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(url)
                .subject(subject)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }

    private String token(String body) {
        Map<String, List<String>> form = URLUtils.parseParameters(body);
        Code code = codes.remove(form.getOrDefault("code", List.of("")).get(0));
        boolean fits = code != null
                && form.getOrDefault("redirect_uri", List.of()).contains(code.redirect())
                && code.challenge()
                        .equals(s256(
                                form.getOrDefault("code_verifier", List.of("")).get(0)));
        if (!fits) {
            return "{\"error\":\"invalid_grant\"}";
        }
        JWTClaimsSet.Builder claims = claims("subject-1", code.client()).claim("nonce", code.nonce());
        person.forEach((name, value) -> claims.claim(name, value));
        return "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"id_token\":\""
                + sign(lie.apply(claims).build()) + "\"}";
    }

    private void on(String path, UnaryOperator<String> answer) {
        server.createContext(path, exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.startsWith("/.well-known")) {
                metadataFetches.incrementAndGet();
            }
            switch (mood) {
                case WELL -> send(exchange, answer.apply(body));
                case HUGE -> send(exchange, "x".repeat(2 * 1024 * 1024));
                case ELSEWHERE -> {
                    exchange.getResponseHeaders().set("Location", url + "/elsewhere");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                }
                case SILENT -> await();
            }
        });
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(text.startsWith("{\"error\"") ? 400 : 200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String s256(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
