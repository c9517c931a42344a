package dev.workflow.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Fetches the tokens that registries with a separate token service ask for. */
final class BearerTokens {

    /** What the specification assumes when the service gives no life time. */
    private static final long USUAL_LIFE = 60;

    private static final Duration MARGIN = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 256 << 10;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** An Authorization header and when it should be fetched anew. */
    record Token(String header, Instant until) {}

    private final Reachable reachable;
    private final Clock clock;

    BearerTokens(Reachable reachable, Clock clock) {
        this.reachable = reachable;
        this.clock = clock;
    }

    /** @param credentials Authorization header for the token service; empty asks as nobody */
    Token fetch(RegistryHost host, Challenge challenge, String scope, String credentials) throws IOException {
        HttpCall call = HttpCall.get(address(host, challenge, scope));
        if (!credentials.isEmpty()) {
            call = call.with("Authorization", credentials);
        }
        if (!host.home()) {
            reachable.check(call.uri());
        }
        try (HttpAnswer answer = call.run()) {
            if (!answer.ok()) {
                throw new IOException("The token service of the registry " + host + " refused: " + answer.refusal());
            }
            JsonNode json = MAPPER.readTree(answer.bytes(LARGEST_ANSWER, "The token of the registry " + host));
            return token(host, json);
        }
    }

    private Token token(RegistryHost host, JsonNode json) throws IOException {
        String token = json.path("token").asText(json.path("access_token").asText());
        if (!token.matches("[\\x21-\\x7e]+")) {
            throw new IOException("The token service of the registry " + host + " gave no token");
        }
        Duration life = Duration.ofSeconds(json.path("expires_in").asLong(USUAL_LIFE));
        return new Token("Bearer " + token, clock.instant().plus(life).minus(MARGIN));
    }

    private static URI address(RegistryHost host, Challenge challenge, String scope) throws IOException {
        String realm = challenge.parameter("realm").orElse("");
        String service = challenge.parameter("service").orElse("");
        String query = (realm.contains("?") ? "&" : "?")
                + (service.isEmpty() ? "" : "service=" + encode(service) + "&")
                + "scope=" + encode(scope);
        try {
            URI address = URI.create(realm + query);
            if ("https".equals(address.getScheme()) || "http".equals(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            throw new IOException("The registry " + host + " names a malformed token service", malformed);
        }
        throw new IOException("The registry " + host + " names a token service that is no web address");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
