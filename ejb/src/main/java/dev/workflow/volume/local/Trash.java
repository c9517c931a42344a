package dev.workflow.volume.local;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where removed things go at once, to be destroyed afterwards. A tree is taken apart from the top, its directories moved
 * beside it one by one: however deep an app has nested them, neither a path nor the number of open files grows.
 */
final class Trash implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Trash.class.getName());

    /** So that an app that goes on making directories in a removed one does not keep the thread for ever. */
    private static final int MOST_ROUNDS = 20_000;

    private final Path place;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "volume-trash");
        thread.setDaemon(true);
        return thread;
    });

    /** @param place only the server can enter; on the file system of the volumes */
    Trash(Path place) {
        this.place = place;
    }

    Path place() {
        return place;
    }

    /** A name that nothing in the trash has. */
    static String freshName() {
        return UUID.randomUUID().toString();
    }

    void emptySoon() {
        worker.execute(this::empty);
    }

    /** What is still in use, or in the way, stays for the next time. */
    private void empty() {
        boolean more = true;
        for (int round = 0;
                more && round < MOST_ROUNDS && !Thread.currentThread().isInterrupted();
                round++) {
            more = false;
            try (DirectoryStream<Path> things = Files.newDirectoryStream(place)) {
                for (Path thing : things) {
                    more |= destroy(thing);
                }
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "the trash cannot be read: {0}", e.toString());
            }
        }
    }

    /** True when it put more into the trash. */
    private boolean destroy(Path thing) {
        boolean more = false;
        try {
            if (Files.isDirectory(thing, LinkOption.NOFOLLOW_LINKS)) {
                more = clear(thing);
            }
            Files.deleteIfExists(thing);
        } catch (DirectoryNotEmptyException stillUsed) {
            LOG.log(Level.DEBUG, "{0} is still in use", thing);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot destroy {0}: {1}", thing, e.toString());
        }
        return more;
    }

    private boolean clear(Path directory) throws IOException {
        if (!Files.isWritable(directory) || !Files.isExecutable(directory) || !Files.isReadable(directory)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        boolean moved = false;
        try (Folder cleared = Folder.open(directory);
                Folder trash = Folder.open(place)) {
            for (Iterator<Path> names = cleared.names(); names.hasNext(); ) {
                moved |= cleared.throwAway(names.next(), trash, freshName());
            }
        }
        return moved;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
