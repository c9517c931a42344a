package dev.workflow.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers are hostile until unpacked: nothing may leave the root, and nothing may fill the machine. */
class LayerUnpackerTest {

    @TempDir
    Path temp;

    private Path root;
    private Path outside;
    private LayerUnpacker unpacker;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectory(temp.resolve("root"));
        outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("file"), "untouched");
        unpacker = new LayerUnpacker(root, new UnpackLimits(1 << 20, 100), file -> {});
    }

    private interface Content {
        void write(TarArchiveOutputStream tar) throws IOException;
    }

    private byte[] tar(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            content.write(tar);
        }
        return bytes.toByteArray();
    }

    private void unpack(Content content) throws IOException {
        unpacker.unpack(new ByteArrayInputStream(tar(content)));
    }

    private static void file(TarArchiveOutputStream tar, String name, String text, int mode) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(body.length);
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
        tar.write(body);
        tar.closeArchiveEntry();
    }

    private static void file(TarArchiveOutputStream tar, String name, String text) throws IOException {
        file(tar, name, text, 0100644);
    }

    private static void link(TarArchiveOutputStream tar, String name, byte kind, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, kind);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    @Test
    void laterLayersReplaceAndHideWhatEarlierOnesBrought() throws IOException {
        unpack(tar -> {
            file(tar, "a/kept", "1");
            file(tar, "a/hidden", "1");
            file(tar, "b/old", "1");
            file(tar, "c", "a file");
        });
        unpack(tar -> {
            file(tar, "a/.wh.hidden", "");
            file(tar, "b/new", "2");
            file(tar, "b/.wh..wh..opq", "");
            file(tar, "c/inside", "now a directory");
        });
        assertThat(root.resolve("a/kept")).hasContent("1");
        assertThat(root.resolve("a/hidden")).doesNotExist();
        assertThat(root.resolve("b/old")).doesNotExist();
        assertThat(root.resolve("b/new")).hasContent("2");
        assertThat(root.resolve("c/inside")).exists();
        assertThat(root.resolve("b/.wh..wh..opq")).doesNotExist();
    }

    @Test
    void gzipIsRecognised() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(tar(tar -> file(tar, "a", "1")));
        }
        unpacker.unpack(new ByteArrayInputStream(packed.toByteArray()));
        assertThat(root.resolve("a")).hasContent("1");
    }

    @Test
    void absoluteNamesStayInside() throws IOException {
        unpack(tar -> file(tar, "/etc/passwd", "ours"));
        assertThat(root.resolve("etc/passwd")).hasContent("ours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside/file", "a/../../outside/file", "..", "a/.."})
    void namesThatClimbAreRefused(String name) {
        assertThatThrownBy(() -> unpack(tar -> file(tar, name, "attack"))).isInstanceOf(ImageTrouble.class);
        assertThat(outside.resolve("file")).hasContent("untouched");
    }

    @Test
    void writingThroughALinkStaysInside() throws IOException {
        for (String target : new String[] {outside.toString(), "../outside", "/../../outside", "a/../../../outside"}) {
            unpack(tar -> {
                link(tar, "door", TarConstants.LF_SYMLINK, target);
                file(tar, "door/file", "attack");
            });
            assertThat(outside.resolve("file")).hasContent("untouched");
        }
    }

    @Test
    void aLinkIsReplacedNotFollowed() throws IOException {
        unpack(tar -> {
            link(tar, "file", TarConstants.LF_SYMLINK, outside.resolve("file").toString());
            file(tar, "file", "attack");
        });
        assertThat(outside.resolve("file")).hasContent("untouched");
        assertThat(root.resolve("file")).hasContent("attack");
    }

    @Test
    void aHardLinkReachesOnlyFilesOfTheImage() throws IOException {
        unpack(tar -> {
            file(tar, "a", "1");
            link(tar, "b", TarConstants.LF_LINK, "a");
        });
        assertThat(root.resolve("b")).hasContent("1");
        for (String target : new String[] {outside.resolve("file").toString(), "../outside/file"}) {
            assertThatThrownBy(() -> unpack(tar -> link(tar, "c", TarConstants.LF_LINK, target)))
                    .isInstanceOf(ImageTrouble.class);
        }
        assertThatThrownBy(() -> unpack(tar -> {
                    link(
                            tar,
                            "out",
                            TarConstants.LF_SYMLINK,
                            outside.resolve("file").toString());
                    link(tar, "d", TarConstants.LF_LINK, "out");
                }))
                .isInstanceOf(ImageTrouble.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {".wh..", ".wh...", "a/.wh.", ".wh."})
    void whiteoutsOfNothingAreRefused(String name) {
        assertThatThrownBy(() -> unpack(tar -> file(tar, name, ""))).isInstanceOf(ImageTrouble.class);
        assertThat(outside).exists();
        assertThat(root).exists();
    }

    @Test
    void aWhiteoutThroughALinkStaysInside() throws IOException {
        unpack(tar -> {
            link(tar, "door", TarConstants.LF_SYMLINK, outside.toString());
            file(tar, "door/.wh.file", "");
            file(tar, "door/.wh..wh..opq", "");
        });
        assertThat(outside.resolve("file")).hasContent("untouched");
    }

    @Test
    void setuidIsDroppedAndDevicesAreSkipped() throws IOException {
        unpack(tar -> {
            file(tar, "su", "x", 0106755);
            tar.putArchiveEntry(new TarArchiveEntry("null", TarConstants.LF_CHR));
            tar.closeArchiveEntry();
            tar.putArchiveEntry(new TarArchiveEntry("pipe", TarConstants.LF_FIFO));
            tar.closeArchiveEntry();
        });
        assertThat((Integer) Files.getAttribute(root.resolve("su"), "unix:mode") & 07777)
                .isEqualTo(0755);
        assertThat(Files.exists(root.resolve("null"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
        assertThat(Files.exists(root.resolve("pipe"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    void aDirectoryWithoutRightsCanStillBeFilled() throws IOException {
        unpack(tar -> {
            TarArchiveEntry entry = new TarArchiveEntry("d/");
            entry.setMode(040555);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
            file(tar, "d/f", "1");
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("d"))))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void tooMuchIsRefused() {
        assertThatThrownBy(() -> unpack(tar -> file(tar, "big", "x".repeat((1 << 20) + 1))))
                .isInstanceOf(ImageTrouble.class)
                .hasMessageContaining("1 MiB");
        assertThatThrownBy(() -> unpack(tar -> {
                    for (int i = 0; i <= 100; i++) {
                        file(tar, "f" + i, "");
                    }
                }))
                .isInstanceOf(ImageTrouble.class)
                .hasMessageContaining("100 files");
    }

    @Test
    void aNameOfManyMegabytesIsRefusedBeforeItFillsTheHeap() {
        byte[] name = "x/".repeat(2 << 20).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> unpack(tar -> {
                    TarArchiveEntry entry = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
                    entry.setSize(name.length);
                    tar.putArchiveEntry(entry);
                    tar.write(name);
                    tar.closeArchiveEntry();
                    file(tar, "after", "");
                }))
                .isInstanceOf(ImageTrouble.class)
                .hasMessageContaining("header");
    }

    @Test
    void circlesOfLinksEnd() {
        assertThatThrownBy(() -> unpack(tar -> {
                    link(tar, "a", TarConstants.LF_SYMLINK, "b");
                    link(tar, "b", TarConstants.LF_SYMLINK, "a");
                    file(tar, "a/file", "x");
                }))
                .isInstanceOf(ImageTrouble.class)
                .hasMessageContaining("circle");
    }

    @Test
    void garbageIsRefused() {
        byte[] garbage = "this is no archive".repeat(1000).getBytes();
        assertThatThrownBy(() -> unpacker.unpack(new ByteArrayInputStream(garbage)))
                .isInstanceOf(ImageTrouble.class);
    }
}
