package dev.workflow.volume.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.app.AppName;
import dev.workflow.sandbox.Scratch;
import dev.workflow.sandbox.Tenant;
import dev.workflow.volume.FilePath;
import dev.workflow.volume.StoredVolume;
import dev.workflow.volume.VolumeFiles;
import dev.workflow.volume.VolumeFilesContract;
import dev.workflow.volume.VolumeSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Files of a volume whose app does what it likes with them. */
@Timeout(60)
class LocalVolumeFilesTest implements VolumeFilesContract {

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
        outside = Files.createDirectory(inside.resolveSibling("outside"));
        Files.writeString(outside.resolve("secret"), "hunter2");
    }

    @AfterEach
    void close() {
        files.close();
        Scratch.remove(temp);
    }

    @Override
    public VolumeFiles files() {
        return files;
    }

    @Override
    public StoredVolume volume() {
        return volume;
    }

    @Override
    public void app(String line) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", line)
                .directory(inside.toFile())
                .inheritIO()
                .start();
        assertThat(shell.waitFor()).as(line).isZero();
    }

    @Test
    void nothingOfAnUploadStays() throws IOException {
        VolumeFilesContract.refused(
                413, () -> files.write(volume, FilePath.parse("file"), VolumeFilesContract.stream("too long"), 3));
        assertThat(folders.work("uploads")).isEmptyDirectory();
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
    void aRemovedVolumeIsDestroyed() throws IOException {
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
