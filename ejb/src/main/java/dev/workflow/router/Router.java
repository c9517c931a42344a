package dev.workflow.router;

import dev.workflow.app.AppName;
import dev.workflow.certificate.ServerCertificate;
import dev.workflow.process.ProcessType;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The HTTP entry of the platform: one port, and one more for TLS, for every app and the controller by host name. Routes
 * and certificates change while it runs.
 */
public final class Router implements Routes, AutoCloseable {

    private static final int BIGGEST_HEAD = 64 * 1024;
    private static final int KEEP_ALIVE_MILLIS = 75_000;
    private static final int MOST_HEADERS = 200;

    private final RouteTable table;
    private final Optional<TlsDoor> tls;
    private final Undertow server;

    public Router(RouterSettings settings) {
        table = new RouteTable(settings.platform());
        tls = settings.tls().map(TlsDoor::new);
        HttpsRedirect redirect = new HttpsRedirect(this::publicTlsPort);
        Undertow.Builder builder = builder(settings).setHandler(new RouteHandler(table, proxy(settings), redirect));
        tls.ifPresent(door -> builder.addHttpsListener(door.port(), settings.host(), door.context()));
        server = builder.build();
    }

    /** @throws RuntimeException with a {@link java.net.BindException} as cause when the port is taken */
    public void start() {
        server.start();
    }

    /** The port in use; after {@link #start()}. */
    public int port() {
        return port(0);
    }

    /** The port in use with TLS, when there is one; after {@link #start()}. */
    public OptionalInt tlsPort() {
        return tls.isPresent() ? OptionalInt.of(port(1)) : OptionalInt.empty();
    }

    private OptionalInt publicTlsPort() {
        return tls.isPresent() ? OptionalInt.of(tls.get().publicPort(port(1))) : OptionalInt.empty();
    }

    private int port(int listener) {
        return ((InetSocketAddress) server.getListenerInfo().get(listener).getAddress()).getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    @Override
    public void endpoints(AppName app, ProcessType type, List<InetSocketAddress> ready) {
        table.endpoints(app, type, ready);
    }

    @Override
    public void host(String hostname, AppName app, ProcessType type) {
        table.host(hostname, app, type);
    }

    @Override
    public void removeHost(String hostname) {
        table.removeHost(hostname);
    }

    @Override
    public void routable(AppName app, boolean on) {
        table.routable(app, on);
    }

    @Override
    public void certificate(String hostname, Optional<ServerCertificate> certificate) {
        tls.ifPresent(door -> door.certificate(hostname, certificate));
    }

    @Override
    public void httpsOnly(AppName app, boolean on) {
        table.httpsOnly(app, on);
    }

    @Override
    public void forget(AppName app) {
        table.forget(app);
    }

    private static HttpHandler proxy(RouterSettings settings) {
        return ProxyHandler.builder()
                .setProxyClient(new UpstreamClient(settings.connect()))
                .setMaxConnectionRetries(1)
                .setIdempotentRequestPredicate(UpstreamClient::maySendAgain)
                .setRewriteHostHeader(false)
                .setReuseXForwarded(false)
                .build();
    }

    /** Undertow's own limit of a body is two megabytes; here apps decide. HTTP/2 without TLS is a smuggler's upgrade. */
    private static Undertow.Builder builder(RouterSettings settings) {
        return Undertow.builder()
                .addHttpListener(settings.port(), settings.host())
                .setIoThreads(Math.max(2, Runtime.getRuntime().availableProcessors()))
                .setWorkerThreads(2)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, BIGGEST_HEAD)
                .setServerOption(UndertowOptions.MAX_HEADERS, MOST_HEADERS)
                .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.ALLOW_ENCODED_SLASH, true)
                .setServerOption(
                        UndertowOptions.IDLE_TIMEOUT,
                        Math.toIntExact(settings.idle().toMillis()))
                .setServerOption(
                        UndertowOptions.REQUEST_PARSE_TIMEOUT,
                        Math.toIntExact(settings.header().toMillis()))
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, KEEP_ALIVE_MILLIS);
    }
}
