package dev.workflow.builder;

import dev.workflow.app.AppName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;

/** The bare repositories of the apps, one folder each; created when first needed. */
final class Repositories {

    private final Path root;
    private final PushLimits limits;
    private final Set<AppName> swept = ConcurrentHashMap.newKeySet();

    Repositories(Path root, PushLimits limits) {
        this.root = root;
        this.limits = limits;
    }

    /** Opens the app's repository; the caller closes it, and has checked that the app exists. */
    Repository open(AppName app) throws IOException {
        Path folder = folder(app);
        if (!Files.exists(folder)) {
            create(app, folder);
        }
        return new AppRepository(folder, limits);
    }

    /** Removes what a killed server left behind. The caller holds the app's turn, so nothing found here is in use. */
    void sweep(AppName app) throws IOException {
        if (!swept.add(app)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder(app))) {
            files.filter(Repositories::leftover).forEach(Repositories::delete);
        }
    }

    /** Deletes the app's repository, if there is one. The caller holds the app's turn. */
    boolean delete(AppName app) throws IOException {
        swept.remove(app);
        if (!Files.exists(folder(app))) {
            return false;
        }
        Path grave = Files.createTempDirectory(root, ".gone-");
        Files.move(folder(app), grave.resolve("git"));
        deleteTree(grave);
        return true;
    }

    private Path folder(AppName app) {
        return root.resolve(app.value() + ".git");
    }

    private void create(AppName app, Path folder) throws IOException {
        Files.createDirectories(root);
        Path draft = Files.createTempDirectory(root, ".new-");
        try (Repository repository = new AppRepository(draft.resolve("git"), limits)) {
            repository.create(true);
            configure(repository.getConfig());
            moveInto(draft.resolve("git"), folder);
        } finally {
            deleteTree(draft);
        }
    }

    /** Two first fetches may race here: the loser uses the winner's folder. */
    private static void moveInto(Path draft, Path folder) throws IOException {
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException impossible) {
            throw impossible;
        } catch (IOException race) {
            if (!Files.exists(folder)) {
                throw race;
            }
        }
    }

    /** Packing must not eat the heap that pushes and the rest of the server share; a push must survive a power cut. */
    private static void configure(StoredConfig config) throws IOException {
        config.setInt("gc", null, "auto", 0);
        config.setString("gc", null, "pruneExpire", "now");
        config.setString("gc", null, "prunePackExpire", "now");
        config.setInt("pack", null, "threads", 1);
        config.setBoolean("pack", null, "deltaCompression", false);
        config.setString("pack", null, "bigFileThreshold", "8m");
        config.setBoolean("pack", null, "buildBitmaps", false);
        config.setBoolean("core", null, "fsyncObjectFiles", true);
        config.setBoolean("core", null, "fsyncRefFiles", true);
        config.save();
    }

    private static boolean leftover(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && (name.endsWith(".lock") || name.endsWith(".keep") || name.startsWith("incoming_"));
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Repositories::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
