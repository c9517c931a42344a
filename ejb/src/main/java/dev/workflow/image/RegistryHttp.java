package dev.workflow.image;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sends requests to registries: answers their challenges, follows their redirects, and keeps secrets at their origin. */
final class RegistryHttp {

    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Clock clock;
    private final String basic;
    private final Reachable reachable;
    private final BearerTokens tokens;
    private final Map<String, BearerTokens.Token> known = new ConcurrentHashMap<>();

    RegistryHttp(ImageStoreSettings settings, Clock clock) {
        this.clock = clock;
        this.basic = settings.username().isEmpty() ? "" : basic(settings.username(), settings.password());
        this.reachable = new Reachable(settings.plainHosts());
        this.tokens = new BearerTokens(reachable, clock);
    }

    private static String basic(String username, String password) {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** @param scope what a token would have to allow, such as repository:a/b:pull */
    HttpAnswer send(RegistryHost host, String scope, HttpCall call) throws IOException {
        HttpAnswer answer = follow(host, call, authorization(host, scope));
        if (answer.status() != 401) {
            return answer;
        }
        List<String> challenges = answer.headers("WWW-Authenticate");
        answer.close();
        Optional<Challenge> bearer = Challenge.find(challenges, "bearer");
        boolean repeatable = call.body().map(HttpCall.Body::repeatable).orElse(true);
        if (bearer.isEmpty() || !repeatable) {
            throw new IOException("The registry " + host + " refused access (401) to " + scope);
        }
        BearerTokens.Token token = tokens.fetch(host, bearer.get(), scope, host.home() ? basic : "");
        known.put(host + " " + scope, token);
        return follow(host, call, token.header());
    }

    private String authorization(RegistryHost host, String scope) {
        BearerTokens.Token token = known.get(host + " " + scope);
        if (token != null && token.until().isAfter(clock.instant())) {
            return token.header();
        }
        known.remove(host + " " + scope);
        return host.home() ? basic : "";
    }

    private HttpAnswer follow(RegistryHost host, HttpCall first, String authorization) throws IOException {
        HttpCall call = first;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            if (!host.home()) {
                reachable.check(call.uri());
            }
            // A redirect leads to storage of someone else, who must not see what opens the registry.
            boolean open = authorization.isEmpty() || !call.sameOrigin(host.base());
            HttpAnswer answer = (open ? call : call.with("Authorization", authorization)).run();
            if (call.body().isPresent() || !REDIRECTS.contains(answer.status())) {
                return answer;
            }
            URI next = answer.location();
            answer.close();
            call = call.to(next);
        }
        throw new IOException("The registry " + host + " redirects without end");
    }
}
