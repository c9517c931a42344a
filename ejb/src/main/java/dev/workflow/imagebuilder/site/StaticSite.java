package dev.workflow.imagebuilder.site;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The web server of a static site: GET and HEAD of the files of one folder, on all addresses, port from the argument.
 * Runs inside the app's image, started as {@code java StaticSite folder port}.
 */
public final class StaticSite implements AutoCloseable {

    private static final int THREADS = 16;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final SiteFiles files;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    public StaticSite(Path folder, int port) throws IOException {
        this.files = new SiteFiles(folder);
        this.server = HttpServer.create(new InetSocketAddress(port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        StaticSite site = new StaticSite(folder, Integer.parseInt(arguments[1]));
        System.getLogger(StaticSite.class.getName())
                .log(System.Logger.Level.INFO, "Serving " + folder + " on port " + site.port());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                text(exchange, 405, "Method not allowed");
                return;
            }
            String path = exchange.getRequestURI().getPath();
            Optional<Path> file = files.find(path);
            if (file.isEmpty() && files.isFolderWithoutSlash(path)) {
                // One leading slash: two would make a browser take the next word for a host.
                String raw = exchange.getRequestURI().getRawPath().replaceFirst("^/+", "/");
                exchange.getResponseHeaders().set("Location", raw + "/");
                text(exchange, 301, "Moved");
            } else if (file.isPresent()) {
                send(exchange, file.get(), 200);
            } else {
                notFound(exchange);
            }
        }
    }

    private void notFound(HttpExchange exchange) throws IOException {
        Optional<Path> page = files.find("/404.html");
        if (page.isPresent()) {
            send(exchange, page.get(), 404);
        } else {
            text(exchange, 404, "Not found");
        }
    }

    private static void send(HttpExchange exchange, Path file, int status) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        Instant changed = Files.getLastModifiedTime(file).toInstant();
        String tag = "\"" + Long.toHexString(changed.toEpochMilli()) + "-" + Long.toHexString(Files.size(file)) + "\"";
        headers.set("Content-Type", SiteFiles.contentType(file));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("ETag", tag);
        headers.set("Last-Modified", HTTP_DATE.format(changed));
        if (status == 200 && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        long size = Files.size(file);
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || size == 0;
        if (bodiless) {
            headers.set("Content-Length", Long.toString(size));
        }
        exchange.sendResponseHeaders(status, bodiless ? -1 : size);
        if (!bodiless) {
            try (InputStream in = Files.newInputStream(file);
                    OutputStream out = exchange.getResponseBody()) {
                in.transferTo(out);
            }
        }
    }

    private static void text(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
