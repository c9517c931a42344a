package dev.workflow.acceptance.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A browser without scripts: it keeps cookies, follows redirects on the platform and sends forms as pages hold them. A
 * redirect to anywhere else is shown instead of followed.
 */
public final class WebBrowser {

    private static final int MOST_REDIRECTS = 10;
    private static final int REDIRECT = 300;
    private static final int ERROR = 400;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final URI platform;

    public WebBrowser(URI platform) {
        this.platform = platform;
    }

    /** What it keeps under that name; empty when it keeps nothing. */
    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /** As if it had got it before. */
    public void plant(String name, String value) {
        cookies.put(name, value);
    }

    /** The header with all its cookies. */
    public String cookies() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** What the address leads to, a path of the platform or a whole address. */
    public Page open(String address) {
        return follow(HttpRequest.newBuilder(platform.resolve(address)).GET(), platform.resolve(address));
    }

    /** Sends the page's form with its hidden fields and these. */
    public Page submit(Page page, Map<String, String> fields) {
        return submit(page, page.form(), fields);
    }

    /** The same with the form that goes to there, for pages with several. */
    public Page submit(Page page, String action, Map<String, String> fields) {
        return submit(page, page.form(action), fields);
    }

    private Page submit(Page page, PageForm form, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(form.hidden());
        all.putAll(fields);
        URI target = form.action().isEmpty() ? page.address() : page.address().resolve(form.action());
        String body = all.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", platform.toString())
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return follow(request, target);
    }

    /** Answers a page that asks who one is. */
    public Page logIn(Page login, String username, String password) {
        return submit(login, Map.of("username", username, "password", password));
    }

    private Page follow(HttpRequest.Builder first, URI at) {
        HttpRequest.Builder request = first;
        URI address = at;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            HttpResponse<String> answer = send(request);
            remember(answer);
            Optional<URI> next = next(answer).map(address::resolve);
            if (next.isEmpty() || !platform.getAuthority().equals(next.get().getAuthority())) {
                return new Page(next.orElse(address), answer.statusCode(), answer.headers(), answer.body());
            }
            address = next.get();
            request = HttpRequest.newBuilder(address).GET();
        }
        throw new AssertionError("the browser is redirected in circles at " + address);
    }

    /** Where the answer sends the browser by itself: with a redirect, or from a page. */
    private static Optional<String> next(HttpResponse<String> answer) {
        boolean redirected = answer.statusCode() >= REDIRECT && answer.statusCode() < ERROR;
        return redirected
                ? answer.headers().firstValue("Location")
                : answer.headers().firstValue("Refresh").map(refresh -> refresh.replaceFirst("0; url=", ""));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        request.setHeader("Accept", "text/html,*/*;q=0.8");
        String header = cookies();
        if (!header.isEmpty()) {
            request.setHeader("Cookie", header);
        }
        try {
            return client.send(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void remember(HttpResponse<String> answer) {
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
