package dev.workflow.sandbox;

import dev.workflow.process.Resources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a confined command may see and use.
 *
 * @param root the app's own root file system, or empty for the host's, read-only and without its private parts (home
 *     directories, the platform's data, /root, /run secrets)
 * @param mounts what to add on top, in order
 * @param environment all of it: nothing is inherited
 * @param workingDirectory absolute, as the command sees it
 * @param command at least the program; arguments are passed as they are
 * @param resources limits of the whole process tree, as far as the kernel allows
 * @param terminal the command gets a controlling terminal (interactive exec)
 * @param scratch a directory of the caller's that takes what the command writes to its root, its layered mounts, /tmp
 *     and its home; empty = the root is read-only, and /tmp and the home are in memory
 * @param user the number the command sees itself as, where the wall can show one; it has no more rights by any number
 */
public record Confinement(
        Optional<Path> root,
        List<Mount> mounts,
        Map<String, String> environment,
        String workingDirectory,
        List<String> command,
        Resources resources,
        boolean terminal,
        Optional<Path> scratch,
        int user) {

    /** The user a confined command sees itself as, on machines that can show one. */
    public static final int USER = 1000;

    /** The home directory of that user. */
    public static final String HOME = "/home/app";

    public Confinement {
        mounts = List.copyOf(mounts);
        environment = Map.copyOf(environment);
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a confinement needs a command");
        }
    }

    /** Without a scratch directory. */
    public Confinement(
            Optional<Path> root,
            List<Mount> mounts,
            Map<String, String> environment,
            String workingDirectory,
            List<String> command,
            Resources resources,
            boolean terminal) {
        this(root, mounts, environment, workingDirectory, command, resources, terminal, Optional.empty(), USER);
    }

    /** The same surroundings for another command. */
    public Confinement running(List<String> other, Map<String, String> variables, boolean onTerminal) {
        return new Confinement(root, mounts, variables, workingDirectory, other, resources, onTerminal, scratch, user);
    }

    /**
     * A directory or file of this machine shown inside.
     *
     * @param writable writes reach the source; when the server is root, all of it is given to the tenant's user
     * @param layered writes go to the scratch directory and the source stays as it is
     * @param volume a directory of the tenant's own that others write to at the same time: nothing in it is given to
     *     anybody, and the way to the target is not trusted
     */
    public record Mount(Path source, String target, boolean writable, boolean layered, boolean volume) {

        public Mount(Path source, String target, boolean writable, boolean layered) {
            this(source, target, writable, layered, false);
        }

        public Mount(Path source, String target, boolean writable) {
            this(source, target, writable, false);
        }

        public static Mount volume(Path source, String target) {
            return new Mount(source, target, true, false, true);
        }
    }
}
