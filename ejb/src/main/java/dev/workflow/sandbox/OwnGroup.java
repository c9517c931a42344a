package dev.workflow.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The control group this server itself is in, in one hierarchy.
 *
 * @param version2 the unified hierarchy
 */
record OwnGroup(Path directory, List<String> controllers, boolean version2) {

    private static final List<String> WANTED = List.of("memory", "cpu", "cpuacct", "pids");

    /** One for each hierarchy that has a controller we want; on a hybrid machine those of version 1. */
    static List<OwnGroup> all(Path mount) {
        List<OwnGroup> groups = new ArrayList<>();
        for (String line : lines(Path.of("/proc/self/cgroup"))) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3) {
                (parts[1].isEmpty() ? unified(mount, parts[2]) : hierarchy(mount, parts[1], parts[2]))
                        .ifPresent(groups::add);
            }
        }
        return groups;
    }

    private static Optional<OwnGroup> hierarchy(Path mount, String names, String path) {
        List<String> controllers =
                List.of(names.split(",")).stream().filter(WANTED::contains).toList();
        Path top = mount.resolve(names);
        return controllers.isEmpty() || !Files.isDirectory(top)
                ? Optional.empty()
                : Optional.of(new OwnGroup(below(top, path), controllers, false));
    }

    private static Optional<OwnGroup> unified(Path mount, String path) {
        Path directory = below(mount, path);
        List<String> controllers = lines(directory.resolve("cgroup.controllers")).stream()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .filter(WANTED::contains)
                .toList();
        return controllers.isEmpty() ? Optional.empty() : Optional.of(new OwnGroup(directory, controllers, true));
    }

    /** Inside a container the path may be the host's: then the top is what we see of it. */
    private static Path below(Path top, String path) {
        Path directory = top.resolve(path.substring(1)).normalize();
        return directory.startsWith(top) && Files.isDirectory(directory) ? directory : top;
    }

    /** Makes the directory for the groups of this instance; empty when it may not. */
    Optional<Path> claim(String instance) {
        try {
            Path parent = directory.resolve(instance);
            if (version2) {
                leave(directory.resolve(instance + "-server"));
                delegate(directory);
            }
            Files.createDirectories(parent);
            if (version2) {
                delegate(parent);
            }
            boolean usable = Files.isWritable(parent.resolve("cgroup.procs"));
            return usable ? Optional.of(parent) : Optional.empty();
        } catch (IOException forbidden) {
            return Optional.empty();
        }
    }

    /** Version 2 gives controllers only to groups below one without processes: the server moves into a leaf. */
    private void leave(Path leaf) throws IOException {
        if (lines(directory.resolve("cgroup.procs")).isEmpty()) {
            return;
        }
        Files.createDirectories(leaf);
        Files.writeString(
                leaf.resolve("cgroup.procs"),
                Long.toString(ProcessHandle.current().pid()));
    }

    private void delegate(Path group) throws IOException {
        for (String controller : controllers) {
            Files.writeString(group.resolve("cgroup.subtree_control"), "+" + controller);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
