package dev.workflow.cli.network;

import dev.workflow.cli.problem.Failure;

/** Port numbers on the command line. */
final class Port {
    private Port() {}

    /** The number; whether it is in range is for the controller to say. */
    static int parse(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Failure("'" + text + "' is not a port number", e);
        }
    }
}
