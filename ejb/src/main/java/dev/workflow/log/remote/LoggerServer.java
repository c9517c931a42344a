package dev.workflow.log.remote;

import dev.workflow.app.AppName;
import dev.workflow.log.AppLogs;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.xnio.Options;

/**
 * The logger's HTTP service, on a port of its own that only the platform's other servers reach: {@code GET} and {@code
 * DELETE /logs/<app>} and {@code GET /healthz} as in platform.md §1.2, and {@code POST /logs} for lines of other servers.
 * Unlike Drycc's, it answers nobody without the platform's key.
 */
public final class LoggerServer implements AutoCloseable {

    private static final int BIGGEST_BATCH = 8 * 1024 * 1024;
    private static final int STUCK_MILLIS = 60_000;
    private static final String SCHEME = "Bearer ";

    private final AppLogs logs;
    private final LoggerSettings settings;
    private final Batches batches;
    private final ExecutorService threads = Executors.newCachedThreadPool(LoggerServer::thread);
    private final Undertow server;

    public LoggerServer(AppLogs logs, LoggerSettings settings) {
        this.logs = logs;
        this.settings = settings;
        this.batches = new Batches(logs);
        HttpHandler blocking = new BlockingHandler(this::answer);
        server = Undertow.builder()
                .addHttpListener(settings.port(), settings.host())
                .setIoThreads(2)
                .setWorkerThreads(2)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, (long) BIGGEST_BATCH)
                .setSocketOption(Options.WRITE_TIMEOUT, STUCK_MILLIS)
                .setHandler(exchange -> exchange.dispatch(threads, blocking))
                .build();
    }

    /** @throws RuntimeException with a {@link java.net.BindException} as cause when the port is taken */
    public void start() {
        server.start();
    }

    /** The port in use; after {@link #start()}. */
    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    private void answer(HttpServerExchange exchange) throws IOException {
        String path = exchange.getRequestPath();
        if (path.equals("/healthz") || path.equals("/healthz/")) {
            exchange.getResponseSender().send("");
        } else if (!admitted(exchange)) {
            exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer");
            exchange.setStatusCode(StatusCodes.UNAUTHORIZED);
        } else if (path.equals("/logs")) {
            append(exchange);
        } else {
            ofApp(exchange, path);
        }
    }

    private boolean admitted(HttpServerExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        return given != null && given.startsWith(SCHEME) && settings.key().matches(given.substring(SCHEME.length()));
    }

    private void append(HttpServerExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals(Methods.POST)) {
            exchange.setStatusCode(StatusCodes.METHOD_NOT_ALLOWED);
            return;
        }
        Optional<String> number =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(Batches.NUMBER));
        batches.take(number.orElse(""), exchange.getInputStream());
    }

    private void ofApp(HttpServerExchange exchange, String path) throws IOException {
        Optional<AppName> app = app(path);
        if (app.isEmpty()) {
            exchange.setStatusCode(StatusCodes.NOT_FOUND);
        } else if (exchange.getRequestMethod().equals(Methods.DELETE)) {
            logs.forget(app.get());
        } else if (exchange.getRequestMethod().equals(Methods.GET)) {
            new Reading(exchange, logs, app.get(), settings).answer();
        } else {
            exchange.setStatusCode(StatusCodes.METHOD_NOT_ALLOWED);
        }
    }

    private static Optional<AppName> app(String path) {
        String[] parts = path.split("/", -1);
        boolean slash = parts.length == 4 && parts[3].isEmpty();
        if (!(parts.length == 3 || slash) || !parts[1].equals("logs")) {
            return Optional.empty();
        }
        return AppName.parse(parts[2]);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "logger-http");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        server.stop();
        threads.shutdownNow();
    }
}
