package dev.workflow.acceptance.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders: what is kept for whoever looks into a failure, and what is thrown away. */
public final class Folders {

    private Folders() {}

    /** Copies the files of one folder, not what is below it. */
    public static void keep(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : list(Files.list(from))) {
            if (Files.isRegularFile(file)) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    public static void delete(Path folder) throws IOException {
        List<Path> all = list(Files.walk(folder).sorted(Comparator.reverseOrder()));
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    private static List<Path> list(Stream<Path> paths) {
        try (paths) {
            return paths.toList();
        }
    }
}
