package dev.workflow.registry;

import dev.workflow.problem.Problem;

/** A refusal that a registry client reads: its code is one of the distribution specification's. */
public final class RegistryProblem extends Problem {

    private static final long serialVersionUID = 1L;

    private final RegistryError error;

    RegistryProblem(RegistryError error, int status, String message, Throwable cause) {
        super(status, error.name(), new Body.Detail(message), "", cause);
        this.error = error;
    }

    public RegistryError error() {
        return error;
    }
}
