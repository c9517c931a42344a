package dev.workflow.delivery.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A jar with the same content and no memory of when it was made. */
final class TimelessJar {

    private static final LocalDateTime NEVER = LocalDateTime.of(1980, 2, 1, 0, 0);

    private TimelessJar() {}

    /** @return the copy */
    static Path of(Path jar, Path copy) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry :
                    from.stream().<ZipEntry>map(ZipEntry.class::cast).toList()) {
                ZipEntry timeless = new ZipEntry(entry.getName());
                timeless.setTimeLocal(NEVER);
                to.putNextEntry(timeless);
                try (InputStream content = from.getInputStream(entry)) {
                    content.transferTo(to);
                }
                to.closeEntry();
            }
        }
        return copy;
    }
}
