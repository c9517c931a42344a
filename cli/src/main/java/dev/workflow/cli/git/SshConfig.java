package dev.workflow.cli.git;

import dev.workflow.cli.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes a builder under {@code .localhost} known to ssh, whose resolver may not know such names. One marked block at the
 * end of the file: what stands before it wins, and nothing but that one host is touched.
 */
public final class SshConfig {
    private final Path file;

    public SshConfig(Path home) {
        this.file = home.resolve(".ssh").resolve("config");
    }

    public Path path() {
        return file;
    }

    /** Adds the block unless it is there already; true when the file changed. */
    public boolean addLoopback(String host) {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            if (text.contains(opening(host))) {
                return false;
            }
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            boolean fresh = !Files.exists(file);
            String gap = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
            Files.writeString(file, text + gap + block(host));
            if (fresh) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return true;
        } catch (IOException e) {
            throw new Failure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static String opening(String host) {
        return "# >>> drycc: " + host + " is this machine >>>";
    }

    /** The alias keeps the host key apart from other servers on the loopback address. */
    private static String block(String host) {
        return opening(host) + "\nHost " + host + "\n    HostName 127.0.0.1\n    HostKeyAlias " + host
                + "\n    StrictHostKeyChecking accept-new\n# <<< drycc: " + host + " is this machine <<<\n";
    }
}
