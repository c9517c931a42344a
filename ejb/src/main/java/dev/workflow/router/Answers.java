package dev.workflow.router;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/** What the router itself says, in plain text. */
final class Answers {

    private static final String SOON = "5";

    private Answers() {}

    static void badRequest(HttpServerExchange exchange, String why) {
        exchange.setPersistent(false);
        send(exchange, StatusCodes.BAD_REQUEST, "This request cannot be routed: " + why + ".\n");
    }

    static void methodNotAllowed(HttpServerExchange exchange) {
        send(exchange, StatusCodes.METHOD_NOT_ALLOWED, "This method is not served here.\n");
    }

    static void unknownHost(HttpServerExchange exchange, HostName host) {
        send(
                exchange,
                StatusCodes.NOT_FOUND,
                "There is no app at " + host.value()
                        + ".\nCreate one with \"drycc create\", or give an app this name with" + " \"drycc domains:add "
                        + host.value() + "\".\n");
    }

    static void nothingReady(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, SOON);
        send(
                exchange,
                StatusCodes.SERVICE_UNAVAILABLE,
                "This app has no process that is ready for requests.\n"
                        + "Its owner sees why with \"drycc ps\" and \"drycc logs\".\n");
    }

    /** Gives a failure of the proxy a text; what an app itself has answered never comes here. */
    static boolean explain(HttpServerExchange exchange) {
        if (exchange.isResponseStarted() || exchange.getStatusCode() != StatusCodes.SERVICE_UNAVAILABLE) {
            return false;
        }
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, SOON);
        send(
                exchange,
                StatusCodes.SERVICE_UNAVAILABLE,
                "The process that should have answered cannot be reached or broke off.\n"
                        + "Try again; its owner sees why with \"drycc ps\" and \"drycc logs\".\n");
        return true;
    }

    private static void send(HttpServerExchange exchange, int status, String text) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
        exchange.getResponseSender().send(text);
    }
}
