package dev.workflow.imagebuilder.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites jar and war files so that equal contents make equal files: fixed times, and no date in the comment of Maven's
 * pom.properties. Old packaging plugins put both in, and every build would look like a change. Order, names and
 * compression methods stay, as nested jars must stay uncompressed. Started in a build as {@code java SteadyArchive file…}.
 */
public final class SteadyArchive {

    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0, 0);

    private SteadyArchive() {}

    public static void main(String[] files) throws IOException {
        for (String file : files) {
            rewrite(Path.of(file));
        }
    }

    static void rewrite(Path file) throws IOException {
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "steady-", ".tmp");
        try (ZipFile in = new ZipFile(file.toFile());
                OutputStream out = Files.newOutputStream(fresh);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                copy(in, entry, zip);
            }
        }
        Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(file));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(ZipFile in, ZipEntry entry, ZipOutputStream zip) throws IOException {
        ZipEntry target = new ZipEntry(entry.getName());
        target.setTimeLocal(TIME);
        target.setMethod(entry.getMethod());
        if (entry.getMethod() == ZipEntry.STORED) {
            target.setSize(entry.getSize());
            target.setCrc(entry.getCrc());
        }
        zip.putNextEntry(target);
        try (InputStream content = in.getInputStream(entry)) {
            boolean dated = entry.getName().startsWith("META-INF/maven/")
                    && entry.getName().endsWith("/pom.properties")
                    && entry.getMethod() == ZipEntry.DEFLATED;
            zip.write(dated ? withoutComments(content.readAllBytes()) : new byte[0]);
            content.transferTo(zip);
        }
        zip.closeEntry();
    }

    private static byte[] withoutComments(byte[] properties) {
        String text = new String(properties, StandardCharsets.ISO_8859_1);
        return text.replaceAll("(?m)^#.*\\R?", "").getBytes(StandardCharsets.ISO_8859_1);
    }
}
