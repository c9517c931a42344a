package dev.workflow.imagebuilder.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadyArchiveTest {

    @TempDir
    Path temp;

    private Path jar(String name, long time, String date) throws IOException {
        Path file = temp.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            add(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nMain-Class: Hello\r\n\r\n", time, false);
            add(zip, "META-INF/maven/g/a/pom.properties", "#" + date + "\nversion=1\n", time, false);
            add(zip, "lib/nested.jar", "# stays", time, true);
        }
        return file;
    }

    private static void add(ZipOutputStream zip, String name, String text, long time, boolean stored)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(time);
        if (stored) {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    @Test
    void equalContentsMakeEqualFiles() throws IOException {
        Path first = jar("a.jar", 1_600_000_000_000L, "Mon");
        Path second = jar("b.jar", 1_700_000_000_000L, "Tue");
        assertThat(first).binaryContent().isNotEqualTo(Files.readAllBytes(second));
        SteadyArchive.main(new String[] {first.toString(), second.toString()});
        assertThat(first).binaryContent().isEqualTo(Files.readAllBytes(second));
        try (ZipFile zip = new ZipFile(first.toFile())) {
            ZipEntry nested = zip.getEntry("lib/nested.jar");
            assertThat(nested.getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(zip.getInputStream(nested).readAllBytes()).asString().isEqualTo("# stays");
        }
        RunnableJar.main(new String[] {first.toString()});
    }

    @Test
    void aJarWithoutMainClassIsNotRunnable() throws IOException {
        Path file = temp.resolve("library.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            add(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n\r\n", 0, false);
        }
        assertThatThrownBy(() -> RunnableJar.main(new String[] {file.toString()}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
