package dev.workflow.web.endpoint;

import dev.workflow.endpoint.PortNumber;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;

/** Ports in requests. */
public final class PortField {

    private static final int LONGEST = 32;

    private PortField() {}

    /** @throws Problem 400 when it is missing or no port */
    public static PortNumber of(JsonBody body, String name) {
        return PortNumber.of(body.value(name).orElseGet(() -> body.string(name, LONGEST)));
    }
}
