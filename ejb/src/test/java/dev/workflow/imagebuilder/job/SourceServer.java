package dev.workflow.imagebuilder.job;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.workflow.imagebuilder.local.MemoryObjects;
import dev.workflow.storage.ObjectLinks;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Gives pods the sources that a test keeps in memory. */
final class SourceServer implements ObjectLinks, AutoCloseable {

    final MemoryObjects objects = new MemoryObjects();
    private final String host;
    private final HttpServer http;

    SourceServer(String host) throws IOException {
        this.host = host;
        http = HttpServer.create(new InetSocketAddress(host, 0), 0);
        http.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "sources");
            thread.setDaemon(true);
            return thread;
        }));
        http.createContext("/", this::answer);
        http.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Optional<InputStream> content =
                objects.get(exchange.getRequestURI().getPath().substring(1));
        exchange.sendResponseHeaders(content.isPresent() ? 200 : 404, 0);
        if (content.isPresent()) {
            content.get().transferTo(exchange.getResponseBody());
        }
        exchange.close();
    }

    URI address() {
        return URI.create("http://" + host + ":" + http.getAddress().getPort());
    }

    @Override
    public URI link(String key, Duration life) {
        return address().resolve("/" + key);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
