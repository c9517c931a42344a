package dev.workflow.route;

import dev.workflow.problem.Problem;

/** The kinds of routes, by what they carry. */
public enum RouteKind {
    HTTP,
    TCP,
    UDP,
    TLS;

    /** As the Gateway API calls it. */
    public String wire() {
        return name() + "Route";
    }

    /** @throws Problem 400 for any other name */
    public static RouteKind of(String wire) {
        for (RouteKind kind : values()) {
            if (kind.wire().equals(wire)) {
                return kind;
            }
        }
        throw Problem.texts("invalid-kind", "the route kind only supports: ^(HTTPRoute|TCPRoute|UDPRoute|TLSRoute)$");
    }

    /** Whether it can hang on a port of the protocol: HTTP also takes HTTPS (model.md §10). */
    public boolean fits(String protocol) {
        return protocol.contains(name());
    }

    /** Whether one port carries several routes, told apart by host name and path. */
    boolean shares() {
        return this == HTTP;
    }
}
