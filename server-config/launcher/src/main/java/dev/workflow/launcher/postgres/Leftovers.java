package dev.workflow.launcher.postgres;

import dev.workflow.launcher.process.Alive;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Server processes that still work on our database files after their postmaster or our predecessor was killed. Nobody
 * else can hold the data folder's lock, so they are ours to end; a new server would refuse to start beside them.
 */
final class Leftovers {

    private static final long PATIENCE_MILLIS = 20_000;

    private final Path folder;

    Leftovers(Path folder) {
        this.folder = folder;
    }

    void clear() throws IOException, InterruptedException {
        List<ProcessHandle> left = find();
        left.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : left) {
            if (!Alive.ends(process, PATIENCE_MILLIS, () -> {})) {
                throw new IOException("A process of the last PostgreSQL does not end: " + process.pid());
            }
        }
        Files.deleteIfExists(folder.resolve("postmaster.pid"));
    }

    /** Every PostgreSQL process works with its data folder as current directory. */
    private List<ProcessHandle> find() throws IOException {
        List<ProcessHandle> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        Path real = folder.toRealPath();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (worksIn(process, real)) {
                    Optional<ProcessHandle> handle = ProcessHandle.of(
                            Long.parseLong(process.getFileName().toString()));
                    handle.ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static boolean worksIn(Path process, Path folder) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(folder)
                    && Files.readSymbolicLink(process.resolve("exe")).endsWith("postgres");
        } catch (IOException e) {
            // Gone meanwhile, or not ours to look at.
            return false;
        }
    }
}
