package dev.workflow.endpoint;

import dev.workflow.problem.Problem;

/** What a service's port speaks. */
public enum ServiceProtocol {
    TCP,
    UDP,
    SCTP;

    /** @throws Problem 400 for any other name; none at all means TCP */
    public static ServiceProtocol of(String name) {
        if (name.isEmpty()) {
            return TCP;
        }
        for (ServiceProtocol protocol : values()) {
            if (protocol.name().equals(name)) {
                return protocol;
            }
        }
        throw Problem.texts("invalid-protocol", "the service protocol only supports: ^(TCP|UDP|SCTP)$");
    }
}
