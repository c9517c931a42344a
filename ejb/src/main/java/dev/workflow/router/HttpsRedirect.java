package dev.workflow.router;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Sends plain http to https: same host, path and query. */
final class HttpsRedirect {

    private static final int USUAL = 443;

    private final Supplier<OptionalInt> port;

    /** @param port where clients reach the router by TLS; empty when they do not */
    HttpsRedirect(Supplier<OptionalInt> port) {
        this.port = port;
    }

    /** Sets status and header; false when the request came by TLS already, or there is no TLS to send it to. */
    boolean sends(HttpServerExchange exchange, HostName host) {
        OptionalInt target = port.get();
        if (target.isEmpty() || exchange.getConnection().getSslSession() != null) {
            return false;
        }
        String suffix = target.getAsInt() == USUAL ? "" : ":" + target.getAsInt();
        exchange.setStatusCode(StatusCodes.MOVED_PERMANENTLY);
        exchange.getResponseHeaders().put(Headers.LOCATION, "https://" + host.value() + suffix + target(exchange));
        return true;
    }

    private static String target(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        if (exchange.isHostIncludedInRequestURI()) {
            int path = uri.indexOf('/', uri.indexOf("//") + 2);
            uri = path < 0 ? "/" : uri.substring(path);
        }
        String query = exchange.getQueryString();
        return (uri.startsWith("/") ? uri : "/") + (query.isEmpty() ? "" : "?" + query);
    }
}
