package dev.workflow.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The directory in a private mount namespace where a command's files are laid out first. Nobody outside ever sees it. */
final class Stage {

    /** Empty standard directories of every Linux; one that holds something the command needs is passed over. */
    private static final List<Path> PLACES =
            Stream.of("/mnt", "/media", "/srv", "/opt", "/home").map(Path::of).toList();

    private Stage() {}

    /** A place that hides nothing that the confinement shows. */
    static Path place(Confinement confinement) {
        List<Path> sources = new ArrayList<>();
        confinement.root().ifPresent(sources::add);
        confinement.scratch().ifPresent(sources::add);
        confinement.mounts().forEach(mount -> sources.add(mount.source()));
        return PLACES.stream()
                .filter(Files::isDirectory)
                .filter(place -> sources.stream().noneMatch(source -> source.startsWith(place)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no directory of " + PLACES + " is free to build in"));
    }

    /** Runs stage.sh: lays out, then goes on with the command. */
    static List<String> script(Path place, Optional<Tenant> tenant, List<String> operations, List<String> command) {
        List<String> arguments = new ArrayList<>();
        arguments.add(place.toString());
        // Without real root, overlays keep their marks in user attributes.
        arguments.add(tenant.isPresent() ? "" : ",userxattr");
        arguments.add(tenant.map(Tenant::owner).orElse(""));
        arguments.addAll(operations);
        arguments.add("--");
        arguments.addAll(command);
        return Script.STAGE.with(arguments);
    }
}
