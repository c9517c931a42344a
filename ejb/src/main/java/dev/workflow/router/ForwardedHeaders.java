package dev.workflow.router;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Leaves only end-to-end headers in a request (RFC 9110 §7.6.1) and says who asked. What a client claims about itself is
 * dropped: this is the outermost router. Undertow's proxy adds X-Forwarded-For, -Proto, -Port and -Server.
 */
final class ForwardedHeaders {

    private static final HttpString REQUEST_ID = new HttpString("X-Request-Id");
    private static final Pattern GOOD_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final List<HttpString> CLAIMS = List.of(
            new HttpString("Forwarded"),
            new HttpString("X-Real-IP"),
            new HttpString("X-Forwarded-Prefix"),
            Headers.X_FORWARDED_FOR,
            Headers.X_FORWARDED_PROTO,
            Headers.X_FORWARDED_PORT,
            Headers.X_FORWARDED_SERVER);
    private static final List<HttpString> ONE_HOP = List.of(
            new HttpString("Keep-Alive"), new HttpString("Proxy-Connection"), new HttpString("TE"), Headers.UPGRADE);

    private ForwardedHeaders() {}

    static void apply(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        boolean webSocket = isWebSocket(headers);
        dropOneHop(headers);
        CLAIMS.forEach(headers::remove);
        if (webSocket) {
            headers.put(Headers.UPGRADE, "websocket");
            headers.put(Headers.CONNECTION, "Upgrade");
        }
        headers.put(Headers.X_FORWARDED_HOST, headers.getFirst(Headers.HOST));
        String id = headers.getFirst(REQUEST_ID);
        if (id == null || !GOOD_ID.matcher(id).matches()) {
            headers.put(REQUEST_ID, UUID.randomUUID().toString());
        }
    }

    /** The only protocol we let a connection change to. */
    static boolean isWebSocket(HeaderMap headers) {
        String upgrade = headers.getFirst(Headers.UPGRADE);
        return upgrade != null
                && upgrade.equalsIgnoreCase("websocket")
                && names(headers).contains("upgrade");
    }

    private static void dropOneHop(HeaderMap headers) {
        for (String name : names(headers)) {
            if (!isFraming(name)) {
                headers.remove(name);
            }
        }
        ONE_HOP.forEach(headers::remove);
        headers.remove(Headers.CONNECTION);
    }

    /** A client must not be able to strip these by naming them in Connection. */
    private static boolean isFraming(String name) {
        return name.equals("host") || name.equals("content-length") || name.equals("transfer-encoding");
    }

    private static List<String> names(HeaderMap headers) {
        HeaderValues connection = headers.get(Headers.CONNECTION);
        return connection == null
                ? List.of()
                : connection.stream()
                        .flatMap(value -> Pattern.compile("\\s*,\\s*").splitAsStream(value))
                        .map(name -> name.trim().toLowerCase(Locale.ROOT))
                        .filter(name -> !name.isEmpty())
                        .toList();
    }
}
