package dev.workflow.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that answers as it is told: also with what no honest registry would say. */
final class FakeRegistry implements AutoCloseable {

    interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    /** Method, address and Authorization of every request, in order. */
    final List<String> seen = new CopyOnWriteArrayList<>();

    FakeRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", this::dispatch);
        server.start();
    }

    URI base() {
        return URI.create("http://" + name());
    }

    String name() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    FakeRegistry on(String method, String path, Handler handler) {
        handlers.put(method + " " + path, handler);
        return this;
    }

    FakeRegistry content(String path, String type, byte[] content) {
        return on("GET", path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            answer(exchange, 200, content);
        });
    }

    static void answer(HttpExchange exchange, int status, byte[] content) throws IOException {
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
    }

    static void answer(HttpExchange exchange, int status, String content) throws IOException {
        answer(exchange, status, content.getBytes(StandardCharsets.UTF_8));
    }

    static String authorization(HttpExchange exchange) {
        return String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private void dispatch(HttpExchange exchange) throws IOException {
        String address = exchange.getRequestURI().toString();
        seen.add(exchange.getRequestMethod() + " " + address + " " + authorization(exchange));
        Handler handler = handlers.getOrDefault(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
                unknown -> answer(unknown, 404, "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"no\"}]}"));
        try (exchange) {
            handler.handle(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
