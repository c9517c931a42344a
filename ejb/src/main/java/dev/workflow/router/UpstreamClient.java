package dev.workflow.router;

import io.undertow.client.ClientConnection;
import io.undertow.client.UndertowClient;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.OptionMap;

/**
 * Gives the proxy a connection to one of the request's addresses. A request that must not be sent twice gets a new
 * connection, because on a rested one nobody can tell whether the other side had read it before it closed.
 */
final class UpstreamClient implements ProxyClient {

    static final AttachmentKey<Endpoints> ENDPOINTS = AttachmentKey.create(Endpoints.class);

    /** Present while the request is on a connection that had rested. */
    private static final AttachmentKey<Boolean> RESTED = AttachmentKey.create(Boolean.class);

    private final UndertowClient client = UndertowClient.getInstance(UpstreamClient.class.getClassLoader());
    private final Duration connectTime;

    private record Choice(Upstream upstream) implements ProxyTarget {}

    UpstreamClient(Duration connectTime) {
        this.connectTime = connectTime;
    }

    /** A failed request may be sent again: it is safe to, and its connection may have been closed while it rested. */
    static boolean maySendAgain(HttpServerExchange exchange) {
        return exchange.getAttachment(RESTED) != null && repeatable(exchange);
    }

    @Override
    public ProxyTarget findTarget(HttpServerExchange exchange) {
        return exchange.getAttachment(ENDPOINTS).next().map(Choice::new).orElse(null);
    }

    @Override
    public void getConnection(
            ProxyTarget target,
            HttpServerExchange exchange,
            ProxyCallback<ProxyConnection> callback,
            long timeout,
            TimeUnit unit) {
        Upstream upstream = ((Choice) target).upstream();
        Optional<ClientConnection> rested = repeatable(exchange) && exchange.removeAttachment(RESTED) == null
                ? upstream.resting(exchange.getIoThread()).take()
                : Optional.empty();
        if (rested.isPresent()) {
            exchange.putAttachment(RESTED, true);
            use(rested.get(), upstream, exchange, callback);
        } else {
            connect(upstream, exchange, callback);
        }
    }

    private void connect(Upstream upstream, HttpServerExchange exchange, ProxyCallback<ProxyConnection> callback) {
        ConnectAttempt attempt = new ConnectAttempt(connection -> use(connection, upstream, exchange, callback), () -> {
            upstream.fail();
            callback.failed(exchange);
        });
        attempt.limit(exchange.getIoThread(), connectTime);
        client.connect(
                attempt,
                upstream.uri(),
                exchange.getIoThread(),
                exchange.getConnection().getByteBufferPool(),
                OptionMap.EMPTY);
    }

    private static void use(
            ClientConnection connection,
            Upstream upstream,
            HttpServerExchange exchange,
            ProxyCallback<ProxyConnection> callback) {
        exchange.addExchangeCompleteListener((done, next) -> {
            finish(connection, upstream, done);
            next.proceed();
        });
        callback.completed(exchange, new ProxyConnection(connection, "/"));
    }

    private static void finish(ClientConnection connection, Upstream upstream, HttpServerExchange exchange) {
        if (connection.isUpgraded()) {
            return;
        }
        if (repeatable(exchange)) {
            upstream.resting(exchange.getIoThread()).give(exchange.getIoThread(), connection);
        } else {
            IoUtils.safeClose(connection);
        }
    }

    private static boolean repeatable(HttpServerExchange exchange) {
        return exchange.isRequestComplete()
                && !exchange.getRequestHeaders().contains(Headers.UPGRADE)
                && (exchange.getRequestMethod().equals(Methods.GET)
                        || exchange.getRequestMethod().equals(Methods.HEAD)
                        || exchange.getRequestMethod().equals(Methods.OPTIONS));
    }
}
