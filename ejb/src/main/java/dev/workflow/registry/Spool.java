package dev.workflow.registry;

import dev.workflow.image.ContentDigest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Takes request bodies to disk, so that a slow client holds neither memory nor a connection to the storage. */
final class Spool {

    private static final String PREFIX = "body-";
    private static final int BUFFER = 64 << 10;

    private final Path folder;

    /** @param stale files of processes that died are older than that, and removed */
    Spool(Path folder, Instant stale) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> left = files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .toList();
            for (Path file : left) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(stale)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /**
     * A body on disk; closing removes it.
     *
     * @param complete false when the client went away in the middle
     */
    record Body(Path file, long size, String digest, boolean complete) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /** @throws RegistryProblem SIZE_INVALID 413 when there are more bytes than the limit */
    Body receive(InputStream body, long limit) throws IOException {
        Path file = Files.createTempFile(folder, PREFIX, "");
        boolean kept = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            Body received = copy(body, out, file, limit);
            kept = true;
            return received;
        } finally {
            if (!kept) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Body copy(InputStream body, OutputStream out, Path file, long limit) throws IOException {
        ContentDigest digest = new ContentDigest();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        int count = read(body, buffer);
        while (count > 0) {
            size += count;
            if (size > limit) {
                throw RegistryError.SIZE_INVALID.with(413, "the blob is bigger than this registry allows");
            }
            digest.update(buffer, 0, count);
            out.write(buffer, 0, count);
            count = read(body, buffer);
        }
        return new Body(file, size, digest.text(), count == END);
    }

    private static final int END = -1;
    private static final int BROKEN = -2;

    /** Only the client's side is caught: what it sent so far is worth keeping. A full disk is thrown on. */
    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException gone) {
            return BROKEN;
        }
    }
}
