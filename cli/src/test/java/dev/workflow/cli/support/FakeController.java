package dev.workflow.cli.support;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A controller that answers what it was told to, and remembers exactly what it was asked. */
public final class FakeController implements AutoCloseable {
    private static final int UNEXPECTED = 599;

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new LinkedHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Headers> headers = new CopyOnWriteArrayList<>();
    private String apiVersion = "2.3";

    public FakeController() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    private record Answer(int status, String body, Map<String, String> headers) {}

    /** Answers 200 with that body, every time. */
    public FakeController get(String path, String body) {
        return on("GET " + path, 200, body);
    }

    /** @param request method and path with query; several answers to one request are given in turn, the last for ever */
    public FakeController on(String request, int status, String body) {
        return on(request, status, body, Map.of());
    }

    public FakeController on(String request, int status, String body, Map<String, String> extra) {
        answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(new Answer(status, body, extra));
        return this;
    }

    public FakeController apiVersion(String version) {
        apiVersion = version;
        return this;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(body.isEmpty() ? request : request + " " + body);
            headers.add(exchange.getRequestHeaders());
            Deque<Answer> queue = answers.getOrDefault(request, new ArrayDeque<>());
            Answer answer = queue.size() > 1 ? queue.poll() : queue.peek();
            if (answer == null) {
                answer = new Answer(UNEXPECTED, "unexpected " + request, Map.of());
            }
            exchange.getResponseHeaders().set("DRYCC_API_VERSION", apiVersion);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** {@code METHOD path body} of every request so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The headers of the n-th request. */
    public Headers headers(int request) {
        return headers.get(request);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Its address by a name that no resolver needs to know. */
    public String url() {
        return "http://drycc.localhost:" + port();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
