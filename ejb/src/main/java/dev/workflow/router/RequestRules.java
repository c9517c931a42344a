package dev.workflow.router;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.util.Optional;

/**
 * Refuses requests that two servers could read differently: the ground of request smuggling. RFC 9112 §3.2 and §6.3 say
 * what must not be guessed.
 */
final class RequestRules {

    private RequestRules() {}

    /** What is wrong with the request's head; empty when it is clear. */
    static Optional<String> complaint(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        HeaderValues host = headers.get(Headers.HOST);
        if (host == null || host.size() != 1) {
            return Optional.of("it needs exactly one Host header");
        }
        if (!sameAuthority(exchange, host.getFirst())) {
            return Optional.of("its target and its Host header differ");
        }
        return lengthComplaint(headers);
    }

    private static Optional<String> lengthComplaint(HeaderMap headers) {
        HeaderValues length = headers.get(Headers.CONTENT_LENGTH);
        HeaderValues transfer = headers.get(Headers.TRANSFER_ENCODING);
        if (transfer != null && (transfer.size() != 1 || !transfer.getFirst().equalsIgnoreCase("chunked"))) {
            return Optional.of("its Transfer-Encoding is not simply chunked");
        }
        if (transfer != null && length != null) {
            return Optional.of("it has both Transfer-Encoding and Content-Length");
        }
        if (length != null && (length.size() != 1 || !digits(length.getFirst()))) {
            return Optional.of("its Content-Length is not one number");
        }
        return Optional.empty();
    }

    private static boolean sameAuthority(HttpServerExchange exchange, String host) {
        if (!exchange.isHostIncludedInRequestURI()) {
            return true;
        }
        String target = exchange.getRequestURI();
        int start = target.indexOf("//") + 2;
        int end = target.indexOf('/', start);
        return target.substring(start, end < 0 ? target.length() : end).equalsIgnoreCase(host);
    }

    private static boolean digits(String text) {
        return !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
