package dev.workflow.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user of this machine that tenants' commands run as when the server is root. A server that is not root runs them as
 * itself, behind a user namespace.
 */
public record Tenant(int uid, int gid) {

    /** Outside the ranges that Debian and systemd give out. */
    public static final Tenant DEFAULT = new Tenant(59990, 59990);

    public Tenant {
        if (uid <= 0 || gid <= 0) {
            throw new IllegalArgumentException("tenants never run as root");
        }
    }

    /** The tenant to switch to, or empty when this server is not root and cannot switch. */
    public static Optional<Tenant> whenRoot(Tenant wanted) {
        return serverUid() == 0 ? Optional.of(wanted) : Optional.empty();
    }

    /** The user this server runs as. */
    public static int serverUid() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException | UnsupportedOperationException unknown) {
            return -1;
        }
    }

    /** Gives one file or directory (not what is below, not what a link points to) to the tenant. */
    public void own(Path file) throws IOException {
        Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
    }

    /** Gives a directory with all below it to the tenant; links are given, never followed. */
    public void ownAll(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                own(file);
            }
        }
    }

    String owner() {
        return uid + ":" + gid;
    }
}
