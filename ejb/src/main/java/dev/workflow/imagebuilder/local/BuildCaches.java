package dev.workflow.imagebuilder.local;

import dev.workflow.app.AppName;
import dev.workflow.imagebuilder.file.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A cache folder for each app, with a bound on all of them together: the longest unused are removed first. */
final class BuildCaches {

    private static final System.Logger LOG = System.getLogger(BuildCaches.class.getName());
    private static final String SIZE = "bytes";

    private final Path root;
    private final long limit;
    private final Clock clock;

    BuildCaches(Path root, long limit, Clock clock) throws IOException {
        this.root = Files.createDirectories(root);
        this.limit = limit;
        this.clock = clock;
    }

    /** The app's folder, marked as used now. */
    Path use(AppName app) throws IOException {
        Path folder = Files.createDirectories(root.resolve(app.value()));
        Files.setLastModifiedTime(folder, FileTime.from(clock.instant()));
        return folder;
    }

    /** Notes what the app's cache now takes, and makes room; the app must be building. */
    void settle(AppName app, BuildSlots slots) throws IOException {
        Path folder = root.resolve(app.value());
        if (!Files.isDirectory(folder)) {
            return;
        }
        long own = FileTree.size(folder);
        if (own > limit) {
            FileTree.delete(folder);
            return;
        }
        Files.writeString(folder.resolve(SIZE), Long.toString(own));
        Files.setLastModifiedTime(folder, FileTime.from(clock.instant()));
        List<Usage> usages = usages();
        long total = usages.stream().mapToLong(Usage::bytes).sum();
        for (Usage usage : usages) {
            Optional<AppName> other = AppName.parse(usage.folder().getFileName().toString());
            if (total > limit && other.isPresent() && !other.get().equals(app)) {
                slots.whileIdle(other.get(), () -> remove(usage.folder()));
                total -= Files.exists(usage.folder()) ? 0 : usage.bytes();
            }
        }
    }

    private record Usage(Path folder, long bytes, FileTime used) {}

    /** All caches, the longest unused first. */
    private List<Usage> usages() throws IOException {
        List<Usage> usages = new ArrayList<>();
        try (Stream<Path> folders = Files.list(root)) {
            folders.forEach(folder -> usages.add(usage(folder)));
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        usages.sort(Comparator.comparing(Usage::used));
        return usages;
    }

    private static Usage usage(Path folder) {
        try {
            Path size = folder.resolve(SIZE);
            long bytes =
                    Files.exists(size) ? Long.parseLong(Files.readString(size).strip()) : FileTree.size(folder);
            return new Usage(folder, bytes, Files.getLastModifiedTime(folder));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void remove(Path folder) {
        try {
            FileTree.delete(folder);
        } catch (IOException left) {
            LOG.log(System.Logger.Level.WARNING, "the build cache " + folder + " could not be removed", left);
        }
    }
}
