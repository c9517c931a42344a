package dev.workflow.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends one announcement. What may pass by itself (no connection, no answer, 429, 5xx) is tried again after each of the
 * pauses; any other answer is final. Redirects are not followed, so what is signed goes to the configured host only.
 */
final class HookSender {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int REDIRECTION = 300;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final Optional<String> secret;
    private final Duration patience;
    private final List<Duration> pauses;
    private final HttpClient client;

    /** @param patience for one answer */
    HookSender(Optional<String> secret, Duration patience, List<Duration> pauses) {
        this.secret = secret;
        this.patience = patience;
        this.pauses = List.copyOf(pauses);
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Why it was not taken, in words; empty when it was. */
    Optional<String> send(URI address, BooleanSupplier cancelled) throws InterruptedException {
        Attempt attempt = attempt(address);
        for (Duration pause : pauses) {
            if (!attempt.mayPass() || cancelled.getAsBoolean()) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            attempt = attempt(address);
        }
        return attempt.trouble();
    }

    private record Attempt(Optional<String> trouble, boolean mayPass) {}

    private Attempt attempt(URI address) throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(patience).POST(BodyPublishers.noBody());
        secret.ifPresent(key -> request.header("Authorization", signature(key, address.toString())));
        try {
            return judge(status(request.build()));
        } catch (IOException unreachable) {
            String why = Optional.ofNullable(unreachable.getMessage()).orElse("no connection");
            return new Attempt(Optional.of(why), true);
        }
    }

    /** Nobody reads the body: it is cut off. */
    private int status(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream unread = answer.body()) {
            return answer.statusCode();
        }
    }

    private static Attempt judge(int status) {
        return status < REDIRECTION
                ? new Attempt(Optional.empty(), false)
                : new Attempt(Optional.of("it answered " + status), status >= SERVER_ERROR || status == TOO_MANY);
    }

    /** Hex HMAC-SHA1 of the whole address. */
    static String signature(String key, String address) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return HexFormat.of().formatHex(mac.doFinal(address.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
