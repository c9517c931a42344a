package dev.workflow.router;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.Optional;
import java.util.Set;

/** Finds the app of a request and hands the request on, or says why not. */
final class RouteHandler implements HttpHandler {

    private static final Set<HttpString> REFUSED = Set.of(Methods.CONNECT, Methods.TRACE);

    private final RouteTable table;
    private final HttpHandler proxy;
    private final HttpsRedirect redirect;

    RouteHandler(RouteTable table, HttpHandler proxy, HttpsRedirect redirect) {
        this.table = table;
        this.proxy = proxy;
        this.redirect = redirect;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        Optional<String> complaint = RequestRules.complaint(exchange);
        if (complaint.isPresent()) {
            Answers.badRequest(exchange, complaint.get());
            return;
        }
        Optional<HostName> host = HostName.parse(exchange.getRequestHeaders().getFirst(Headers.HOST));
        if (host.isEmpty()) {
            Answers.badRequest(exchange, "its Host header is not a host name");
        } else if (REFUSED.contains(exchange.getRequestMethod())) {
            Answers.methodNotAllowed(exchange);
        } else {
            route(exchange, host.get());
        }
    }

    private void route(HttpServerExchange exchange, HostName host) throws Exception {
        Optional<Endpoints> endpoints = table.find(host);
        if (endpoints.isEmpty()) {
            Answers.unknownHost(exchange, host);
        } else if (table.isHttpsOnly(host) && redirect.sends(exchange, host)) {
            exchange.endExchange();
        } else if (endpoints.get().none()) {
            Answers.nothingReady(exchange);
        } else {
            exchange.putAttachment(UpstreamClient.ENDPOINTS, endpoints.get());
            exchange.addDefaultResponseListener(Answers::explain);
            ForwardedHeaders.apply(exchange);
            proxy.handleRequest(exchange);
        }
    }
}
