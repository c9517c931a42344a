package dev.workflow.cli.client;

import dev.workflow.cli.json.Json;
import dev.workflow.cli.json.JsonText;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The controller as a caller with a token sees it. Paths start with {@code /v2/}. Every error status becomes a
 * {@code Refused} with the text of api.md §1.3; a controller that cannot be reached becomes a {@link Failure}.
 */
public final class Controller {
    /** What servers may tell clients apart by: the client this one stands in for, then itself (head-delta.md §3). */
    private static final String AGENT = "Drycc Client v1.9.0 (workflow-cli %s)";

    private final Settings settings;
    private final Http http;
    private final Handshake handshake;
    private final ApiVersion version;
    private final String agent;
    private final String authorization;

    /** @param warn is told once, in one text, when server and client speak different versions of the API */
    public Controller(Settings settings, Proxies proxies, String clientVersion, Consumer<String> warn) {
        Dialer dialer = new Dialer(proxies, settings.sslVerify());
        this.settings = settings;
        this.http = new Http(dialer);
        this.handshake = new Handshake(dialer);
        this.version = new ApiVersion(warn);
        this.agent = AGENT.replace("%s", clientVersion);
        this.authorization = settings.token().isEmpty() ? "" : "token " + settings.token();
    }

    private Controller(Controller other, String authorization) {
        this.settings = other.settings;
        this.http = other.http;
        this.handshake = other.handshake;
        this.version = other.version;
        this.agent = other.agent;
        this.authorization = authorization;
    }

    /** The same controller to the holder of an access token (RFC 6750). */
    public Controller bearer(String accessToken) {
        return new Controller(this, "Bearer " + accessToken);
    }

    public Json get(String path) {
        return call("GET", path, Json.ABSENT).json();
    }

    /** @param body {@link Json#ABSENT} for an empty body */
    public Json post(String path, Json body) {
        return call("POST", path, body).json();
    }

    public Json put(String path, Json body) {
        return call("PUT", path, body).json();
    }

    public Json patch(String path, Json body) {
        return call("PATCH", path, body).json();
    }

    public Json delete(String path, Json body) {
        return call("DELETE", path, body).json();
    }

    /** As the verbs, with the reply's headers. */
    public Reply call(String method, String path, Json body) {
        Reply reply = exchange(method, path, body);
        if (reply.status() >= 400) {
            throw Refusals.of(reply.status(), reply.text());
        }
        version.check(reply.header("DRYCC_API_VERSION").orElse(""));
        return reply;
    }

    /** One exchange whatever the status; redirects are not followed. */
    public Reply exchange(String method, String path, Json body) {
        Http.Body content = body.isAbsent() ? Http.Body.NONE : Http.Body.of(JsonText.compact(body));
        return exchange(method, path, "application/json", content);
    }

    /**
     * Posts a form, as the endpoints of OAuth want it; whatever the status of the answer.
     *
     * @param pairs name, value, name, value, …
     */
    public Reply form(String path, String... pairs) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(Segment.query(pairs[i]))
                    .append('=')
                    .append(Segment.query(pairs[i + 1]));
        }
        return exchange("POST", path, "application/x-www-form-urlencoded", Http.Body.of(form.toString()));
    }

    private Reply exchange(String method, String path, String type, Http.Body content) {
        Map<String, String> headers = headers();
        headers.put("Content-Type", type);
        try (Http.Answer answer = http.send(method, url(path), headers, content)) {
            return new Reply(answer.head().status(), answer.head().headers(), answer.text());
        }
    }

    /** Sends a stream of known length with headers of its own. */
    public void upload(String path, Map<String, String> extra, long length, InputStream content) {
        Map<String, String> headers = headers();
        headers.putAll(extra);
        try (Http.Answer answer = http.send("POST", url(path), headers, new Http.Body(length, content))) {
            refuse(answer);
        }
    }

    /** Hands the body of a reply on as it comes. */
    public void download(String path, Sink sink) throws IOException {
        try (Http.Answer answer = http.send("GET", url(path), headers(), Http.Body.NONE)) {
            refuse(answer);
            sink.accept(answer.body(), length(answer));
        }
    }

    private static long length(Http.Answer answer) {
        String length = answer.head().header("Content-Length").orElse("");
        return length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
    }

    private static void refuse(Http.Answer answer) {
        if (answer.head().status() >= 400) {
            throw Refusals.of(answer.head().status(), answer.text());
        }
    }

    /** Opens a WebSocket; {@code Origin} is the controller itself. */
    public WebSocket open(String path) {
        Map<String, String> headers = headers();
        headers.put("Origin", settings.controller().toString());
        return handshake.open(url(path), headers);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", agent);
        if (!authorization.isEmpty()) {
            headers.put("Authorization", authorization);
        }
        return headers;
    }

    private URI url(String path) {
        return URI.create(settings.controller() + path);
    }

    /** Reads a body while it arrives. */
    public interface Sink {
        /** @param length in bytes; negative when the server does not say */
        void accept(InputStream body, long length) throws IOException;
    }
}
