package dev.workflow.blocklist;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks the workflow manager about an account: {@code GET {url}/users/{id}/status/}. Follows no redirect. */
final class ManagerCall {

    private static final Logger LOG = System.getLogger(ManagerCall.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int OK = 200;

    private final String url;
    private final Optional<String> token;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @throws IllegalStateException when the address is none of http */
    ManagerCall(String url, Optional<String> token) {
        if (!url.matches("https?://[^\\s/?#@]+(/[^\\s?#]*)?")) {
            throw new IllegalStateException("WORKFLOW_MANAGER_URL is not an http or https address");
        }
        this.url = url.replaceAll("/+$", "");
        this.token = token;
    }

    /** Why the account is refused, or empty; fails when the manager does not say within 3 s. */
    CompletableFuture<Optional<String>> ask(long account) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/users/" + account + "/status/"))
                .timeout(PATIENCE)
                .header("Accept", "application/json");
        token.ifPresent(value -> request.header("Authorization", "token " + value));
        CompletableFuture<HttpResponse<String>> sent = client.sendAsync(request.build(), BodyHandlers.ofString());
        return sent.copy()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(ManagerCall::refusal)
                .whenComplete((refusal, trouble) -> {
                    if (trouble != null) {
                        sent.cancel(true);
                        LOG.log(
                                Level.WARNING,
                                "the workflow manager does not say whether account {0} is active: {1}",
                                Long.toString(account),
                                Optional.ofNullable(trouble.getCause())
                                        .orElse(trouble)
                                        .toString());
                    }
                });
    }

    private static Optional<String> refusal(HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            throw new IllegalStateException("it answered " + answer.statusCode());
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            JsonObject status = reader.readObject();
            return status.getBoolean("is_active")
                    ? Optional.empty()
                    : Optional.of(status.getString("message", "The owner of this app is not active."));
        }
    }
}
