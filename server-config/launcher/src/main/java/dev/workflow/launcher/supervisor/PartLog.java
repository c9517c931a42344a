package dev.workflow.launcher.supervisor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/** A part's output in a file that cannot fill the disk: past the limit it becomes {@code .1} and a new one begins. */
final class PartLog {

    static final long LIMIT_BYTES = 10L * 1024 * 1024;

    private final Path file;
    private final long limit;

    PartLog(Path file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    /** Copies everything the process says until it ends, on a thread of its own. */
    void follow(Process process) {
        Thread thread = new Thread(() -> copy(process.getInputStream()), "log-" + file.getFileName());
        thread.setDaemon(true);
        thread.start();
    }

    void copy(InputStream said) {
        try (said) {
            write(said);
        } catch (IOException e) {
            // The process is gone; there is nothing more to copy.
        }
    }

    private void write(InputStream said) throws IOException {
        byte[] buffer = new byte[8192];
        OutputStream out = null;
        try {
            long size = Files.exists(file) ? Files.size(file) : 0;
            for (int read = said.read(buffer); read >= 0; read = said.read(buffer)) {
                if (out == null || size + read > limit) {
                    out = next(out, size + read > limit);
                    size = Files.size(file);
                }
                out.write(buffer, 0, read);
                size += read;
            }
        } catch (IOException e) {
            // A full disk must not stop the part: its output goes nowhere, but it goes.
            said.transferTo(OutputStream.nullOutputStream());
        } finally {
            close(out);
        }
    }

    private OutputStream next(OutputStream before, boolean full) throws IOException {
        close(before);
        if (full && Files.exists(file)) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.newByteChannel(file, EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), owner)
                .close();
        return Files.newOutputStream(file, StandardOpenOption.APPEND);
    }

    private static void close(OutputStream out) {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            // The last buffer of a log is not worth a failure.
        }
    }
}
