package dev.workflow.builder;

import java.nio.file.Path;

/**
 * Where the git server listens and keeps its data.
 *
 * @param port 0 for any free one
 * @param data holds {@code ssh/} (host keys) and {@code repositories/}; created when missing
 */
public record GitSshSettings(String host, int port, Path data, PushLimits pushes, SessionLimits sessions) {

    /** The settings of one machine: loopback, generous limits. */
    public static GitSshSettings local(int port, Path data) {
        return new GitSshSettings("127.0.0.1", port, data, PushLimits.DEFAULT, SessionLimits.DEFAULT);
    }
}
