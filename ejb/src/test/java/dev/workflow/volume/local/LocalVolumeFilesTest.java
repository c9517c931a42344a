package dev.workflow.volume.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.workflow.app.AppName;
import dev.workflow.problem.Problem;
import dev.workflow.sandbox.Scratch;
import dev.workflow.sandbox.Tenant;
import dev.workflow.volume.FileContent;
import dev.workflow.volume.FilePath;
import dev.workflow.volume.StoredFile;
import dev.workflow.volume.StoredVolume;
import dev.workflow.volume.VolumeFiles;
import dev.workflow.volume.VolumeSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Files of a volume whose app does what it likes with them. */
@Timeout(60)
class LocalVolumeFilesTest {

    @TempDir(cleanup = CleanupMode.NEVER)
    Path temp;

    private final StoredVolume volume =
            new StoredVolume(UUID.randomUUID(), new AppName("shop"), "data", new VolumeSize(1));
    private VolumeFolders folders;
    private LocalVolumeFiles files;
    private Path inside;
    private Path outside;

    @BeforeEach
    void open() throws IOException {
        folders = new VolumeFolders(temp.resolve("volumes"), Tenant.whenRoot(Tenant.DEFAULT));
        files = new LocalVolumeFiles(folders);
        inside = folders.folder(volume.uuid());
        outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "hunter2");
    }

    @AfterEach
    void close() {
        files.close();
        Scratch.remove(temp);
    }

    private void write(String path, String text) {
        files.write(volume, FilePath.parse(path), stream(text), 1000);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String read(String path) {
        try (FileContent content = files.open(volume, FilePath.parse(path))) {
            String text = new String(content.stream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(content.size()).isEqualTo(text.length());
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> list(String path) {
        return files.list(volume, FilePath.parse(path)).stream()
                .map(StoredFile::path)
                .toList();
    }

    private static void refused(int status, ThrowingCallable call) {
        assertThatExceptionOfType(Problem.class).isThrownBy(call).satisfies(problem -> assertThat(problem.status())
                .as(problem.getMessage())
                .isEqualTo(status));
    }

    @Test
    void filesGoInAndOutAndAway() {
        write("a.txt", "one");
        write("dir/sub/b.txt", "two");
        write("a.txt", "three");
        assertThat(read("a.txt")).isEqualTo("three");
        assertThat(read("dir/sub/b.txt")).isEqualTo("two");
        assertThat(list("")).containsExactly("a.txt", "dir");
        assertThat(list("dir")).containsExactly("dir/sub");
        assertThat(list("dir/sub/")).containsExactly("dir/sub/b.txt");
        StoredFile one = files.list(volume, FilePath.parse("dir/sub/b.txt")).get(0);
        assertThat(one).isEqualTo(new StoredFile("b.txt", "dir/sub/b.txt", false, 3, one.modified()));
        assertThat(one.modified())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        files.delete(volume, FilePath.parse("dir"));
        files.delete(volume, FilePath.parse("no/such"));
        assertThat(list("")).containsExactly("a.txt");
    }

    @Test
    void whatIsNotThereIsNamed() {
        write("file", "x");
        refused(404, () -> list("nope"));
        refused(404, () -> read("nope/deeper"));
        refused(404, () -> read("file/deeper"));
        refused(404, () -> list("file/deeper/still"));
        refused(404, () -> read(".x"));
        refused(400, () -> read(""));
        write("dir/x", "x");
        refused(404, () -> read("dir"));
        refused(400, () -> write("dir", "a file in the place of a directory"));
        assertThat(list("dir")).containsExactly("dir/x");
    }

    @Test
    void whatTheServerStoresBelongsToTheApp() throws IOException {
        write("dir/file", "x");
        int uid = Tenant.whenRoot(Tenant.DEFAULT).map(Tenant::uid).orElse(Tenant.serverUid());
        for (String path : List.of("", "dir", "dir/file")) {
            assertThat(Files.getAttribute(inside.resolve(path), "unix:uid"))
                    .as(path)
                    .isEqualTo(uid);
        }
        assertThat(Files.getPosixFilePermissions(inside.resolve("dir/file"))).hasSize(4);
        assertThat(Files.getPosixFilePermissions(inside.getParent())).hasSize(3);
    }

    @Test
    void aFileThatIsTooLargeLeavesNothing() throws IOException {
        write("file", "old");
        refused(413, () -> files.write(volume, FilePath.parse("file"), stream("x".repeat(1001)), 1000));
        assertThat(read("file")).isEqualTo("old");
        assertThat(folders.work("uploads")).isEmptyDirectory();
    }

    @Test
    void linksAreNeitherShownNorFollowed() throws IOException {
        Files.createSymbolicLink(inside.resolve("file-link"), outside.resolve("secret"));
        Files.createSymbolicLink(inside.resolve("dir-link"), outside);
        Files.createSymbolicLink(inside.resolve("up"), Path.of(".."));
        write("real", "x");
        assertThat(list("")).containsExactly("real");
        for (String link : List.of("file-link", "dir-link/secret", "up/outside/secret", "up/x")) {
            refused(404, () -> read(link));
            refused(404, () -> list(link));
        }
        refused(404, () -> list("dir-link"));
        refused(404, () -> write("dir-link/new", "x"));
        refused(404, () -> write("dir-link/sub/new", "x"));
        files.delete(volume, FilePath.parse("dir-link/secret"));
        assertThat(outside).isDirectoryContaining(path -> path.endsWith("secret"));
        assertThat(outside.toFile().list()).containsExactly("secret");
    }

    @Test
    void aLinkIsReplacedOrRemovedItself() throws IOException {
        Files.createSymbolicLink(inside.resolve("link"), outside.resolve("secret"));
        write("link", "mine");
        assertThat(read("link")).isEqualTo("mine");
        Files.createSymbolicLink(inside.resolve("gone"), outside);
        files.delete(volume, FilePath.parse("gone"));
        assertThat(Files.exists(inside.resolve("gone"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
        assertThat(outside.resolve("secret")).hasContent("hunter2");
    }

    @Test
    void aPipeDoesNotMakeTheServerWait() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", inside.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(list("")).isEmpty();
        refused(404, () -> read("pipe"));
        refused(404, () -> list("pipe"));
        refused(404, () -> read("pipe/x"));
        refused(404, () -> write("pipe/x", "x"));
        write("pipe", "a file now");
        assertThat(read("pipe")).isEqualTo("a file now");
    }

    @Test
    void listsAreBounded() throws IOException {
        for (int i = 0; i < VolumeFiles.MOST_ENTRIES + 5; i++) {
            Files.createFile(inside.resolve("f%05d".formatted(i)));
        }
        assertThat(list(""))
                .hasSize(VolumeFiles.MOST_ENTRIES)
                .startsWith("f00000")
                .doesNotContain("f10004");
    }

    @Test
    void aTreeOfAnyDepthIsDestroyed() throws IOException {
        Path deep = inside.resolve("tree");
        for (int i = 0; i < 1500; i++) {
            deep = deep.resolve("d");
        }
        Files.createDirectories(deep);
        Files.createSymbolicLink(inside.resolve("tree/d/link"), outside);
        files.delete(volume, FilePath.parse("tree"));
        assertThat(list("")).isEmpty();
        await().untilAsserted(() -> assertThat(folders.work("trash")).isEmptyDirectory());
        assertThat(outside.resolve("secret")).hasContent("hunter2");
    }

    @Test
    void aRemovedVolumeIsGone() throws IOException {
        write("dir/file", "x");
        assertThat(files.kept()).containsExactly(volume.uuid());
        files.remove(volume.uuid());
        assertThat(files.kept()).isEmpty();
        files.remove(volume.uuid());
        await().untilAsserted(() -> assertThat(folders.work("trash")).isEmptyDirectory());
        assertThat(list("")).isEmpty();
    }

    @Test
    void whatAnEarlierServerLeftIsRemoved() throws IOException {
        Files.createFile(folders.work("uploads").resolve("file1"));
        Files.createDirectories(folders.work("trash").resolve("x/y"));
        try (LocalVolumeFiles next = new LocalVolumeFiles(folders)) {
            assertThat(folders.work("uploads")).isEmptyDirectory();
            await().untilAsserted(() -> assertThat(folders.work("trash")).isEmptyDirectory());
            assertThat(next.kept()).containsExactly(volume.uuid());
        }
    }

    @Test
    void volumesDoNotSeeOneAnother() {
        write("mine", "x");
        StoredVolume other = new StoredVolume(UUID.randomUUID(), new AppName("evil"), "data", new VolumeSize(1));
        assertThat(files.list(other, FilePath.ROOT)).isEmpty();
        assertThat(list("")).containsExactly("mine");
    }
}
