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
 */
public record Confinement(
        Optional<Path> root,
        List<Mount> mounts,
        Map<String, String> environment,
        String workingDirectory,
        List<String> command,
        Resources resources,
        boolean terminal) {

    public Confinement {
        mounts = List.copyOf(mounts);
        environment = Map.copyOf(environment);
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a confinement needs a command");
        }
    }

    /** A directory or file of this machine shown inside. */
    public record Mount(Path source, String target, boolean writable) {}
}
