package dev.workflow.gateway;

import dev.workflow.problem.Problem;

/** What a gateway's port speaks. */
public enum GatewayProtocol {
    HTTP,
    HTTPS,
    TCP,
    TLS,
    UDP;

    /** @throws Problem 400 for any other name */
    public static GatewayProtocol of(String name) {
        for (GatewayProtocol protocol : values()) {
            if (protocol.name().equals(name)) {
                return protocol;
            }
        }
        throw Problem.texts("invalid-protocol", "the gateway protocol only supports: ^(HTTP|HTTPS|TCP|TLS|UDP)$");
    }

    /** The first part of its listeners' names. */
    String prefix() {
        return switch (this) {
            case HTTP, TCP, TLS -> "tcp";
            case HTTPS -> "mix";
            case UDP -> "udp";
        };
    }

    /** Whether it looks at host names. */
    boolean named() {
        return this == HTTP || encrypted();
    }

    boolean encrypted() {
        return this == HTTPS || this == TLS;
    }
}
