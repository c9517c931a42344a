package dev.workflow.imagebuilder.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.ImageBuilder.BuildOutput;
import dev.workflow.imagebuilder.local.SampleSource;
import dev.workflow.imagebuilder.step.BuildWatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceArchiveTest {

    private static final BuildOutput SILENT = new BuildOutput() {
        @Override
        public void line(String text) {
            throw new AssertionError("unpacking prints nothing");
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    @TempDir
    Path temp;

    private Path root() throws IOException {
        return Files.createDirectories(temp.resolve("root"));
    }

    private void unpack(SampleSource source, UnpackLimits limits) throws Exception {
        SourceArchive.unpack(
                new ByteArrayInputStream(source.tar()), root(), limits, new BuildWatch(SILENT, Duration.ofMinutes(1)));
    }

    private ThrowingCallable unpacking(SampleSource source) {
        return () -> unpack(source, UnpackLimits.DEFAULT);
    }

    @Test
    void filesFoldersLinksAndExecuteBitsArrive() throws Exception {
        unpack(
                new SampleSource()
                        .file("./a/b/file", "text")
                        .program("run", "#!/bin/sh")
                        .link("a/up", "../run")
                        .link("dangling", "not/there"),
                UnpackLimits.DEFAULT);
        assertThat(root().resolve("a/b/file")).hasContent("text");
        assertThat(root().resolve("run")).isExecutable();
        assertThat(root().resolve("a/b/file").toFile().canExecute()).isFalse();
        assertThat(Files.readSymbolicLink(root().resolve("a/up"))).hasToString("../run");
        assertThat(root().resolve("dangling")).isSymbolicLink();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/cron.d/x", "../x", "a/../../x", "a/b/..", "line\nbreak", "..", "a/\u0001"})
    void namesThatLeadOutAreRefused(String name) throws Exception {
        assertThatThrownBy(unpacking(new SampleSource().file(name, "x")))
                .isInstanceOf(BuildFailed.class)
                .hasMessageStartingWith("the source was refused: ");
        assertThat(temp.resolve("x")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "link, /etc/passwd",
        "link, ..",
        "a/link, ../../x",
        "link, a/../..",
        "a/b/link, ../../../x",
        "a/link, b/../../x"
    })
    void linksThatMayLeadOutAreRefused(String name, String target) {
        assertThatThrownBy(unpacking(new SampleSource().link(name, target)))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContaining("symbolic link");
    }

    @Test
    void nothingIsWrittenThroughALink() {
        assertThatThrownBy(unpacking(new SampleSource()
                        .file("inside/f", "")
                        .link("link", "inside")
                        .file("link/x", "")))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContaining("twice");
        assertThat(temp.resolve("root/inside/x")).doesNotExist();
    }

    @Test
    void aLinkCannotReplaceAFolder() {
        assertThatThrownBy(unpacking(new SampleSource().file("a/f", "").link("a", "b")))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContaining("twice");
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_LINK, TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO})
    void otherKindsAreRefused(byte kind) {
        assertThatThrownBy(unpacking(new SampleSource().entry("thing", kind, "/etc/passwd")))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContaining("neither a file, a folder nor a symbolic link");
    }

    @Test
    void setuidIsRefused() {
        assertThatThrownBy(unpacking(new SampleSource().file("su", "x", 0104755)))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContaining("setuid");
    }

    @Test
    void theNumberOfEntriesIsBounded() {
        SampleSource many = new SampleSource();
        for (int i = 0; i < 20; i++) {
            many.file("f" + i, "");
        }
        assertThatThrownBy(() -> unpack(many, new UnpackLimits(10, 1000)))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContaining("more than 10 entries");
    }

    @Test
    void theSizeIsBounded() {
        assertThatThrownBy(
                        () -> unpack(new SampleSource().file("f", "x".repeat(3 << 20)), new UnpackLimits(10, 1 << 20)))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContaining("larger than 1 MiB");
    }

    @Test
    void whatIsNoTarIsAnErrorAndNoHang() {
        byte[] noise = "not a tar at all, but long enough to be taken for one? "
                .repeat(50)
                .getBytes();
        assertThatThrownBy(() -> SourceArchive.unpack(
                        new ByteArrayInputStream(noise),
                        root(),
                        UnpackLimits.DEFAULT,
                        new BuildWatch(SILENT, Duration.ofMinutes(1))))
                .isInstanceOf(IOException.class);
    }
}
