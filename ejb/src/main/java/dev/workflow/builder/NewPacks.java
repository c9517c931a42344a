package dev.workflow.builder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;

/**
 * The packs that arrived since this was made. JGit has no quarantine: what a rejected push sent would stay and fill the
 * disk. The caller holds the app's turn, so every new pack is its own.
 */
final class NewPacks {

    private final Path folder;
    private final Set<Path> before;

    private NewPacks(Path folder, Set<Path> before) {
        this.folder = folder;
        this.before = before;
    }

    static NewPacks of(Repository repository) throws IOException {
        Path folder = repository.getDirectory().toPath().resolve("objects/pack");
        return new NewPacks(folder, list(folder));
    }

    void delete() throws IOException {
        for (Path file : list(folder)) {
            if (!before.contains(file)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Set<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toUnmodifiableSet());
        }
    }
}
