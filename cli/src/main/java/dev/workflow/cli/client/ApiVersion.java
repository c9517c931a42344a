package dev.workflow.cli.client;

import java.util.function.Consumer;

/** Compares the API version of replies with the one this program was written for (api.md §1.1). */
public final class ApiVersion {
    public static final String OWN = "2.3";

    private final Consumer<String> warn;
    private boolean warned;

    ApiVersion(Consumer<String> warn) {
        this.warn = warn;
    }

    /** Warns at the first mismatch: another major, or an older minor. */
    void check(String server) {
        if (!warned && !fits(server)) {
            warned = true;
            warn.accept("!    WARNING: Client and server API versions do not match. Please consider upgrading.\n"
                    + "!    Client version: " + OWN + "\n!    Server version: " + server);
        }
    }

    private static boolean fits(String server) {
        String[] theirs = server.split("\\.");
        String[] ours = OWN.split("\\.");
        try {
            return theirs.length >= 2
                    && theirs[0].equals(ours[0])
                    && Integer.parseInt(theirs[1]) >= Integer.parseInt(ours[1]);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
