package dev.workflow.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the programs the walls are made of, in the system's directories only. */
final class Tool {

    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin"), Path.of("/usr/sbin"), Path.of("/bin"), Path.of("/sbin"));

    private Tool() {}

    static Optional<String> find(String name) {
        return PLACES.stream()
                .map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** For programs that are part of every Debian. */
    static String need(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is not installed"));
    }
}
