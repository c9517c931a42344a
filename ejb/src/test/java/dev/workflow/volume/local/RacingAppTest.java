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
import dev.workflow.volume.StoredVolume;
import dev.workflow.volume.VolumeSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** An app that puts links and pipes into the place of files while the server is looking at them. */
@Timeout(60)
class RacingAppTest {

    private static final int ROUNDS = 3000;

    /** For one of them to find the file in its place, on a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir(cleanup = CleanupMode.NEVER)
    Path temp;

    private final StoredVolume volume =
            new StoredVolume(UUID.randomUUID(), new AppName("evil"), "data", new VolumeSize(1));
    private final AtomicBoolean over = new AtomicBoolean();
    private LocalVolumeFiles files;
    private Path inside;
    private Path outside;

    @BeforeEach
    void open() throws IOException {
        VolumeFolders folders = new VolumeFolders(temp.resolve("volumes"), Tenant.whenRoot(Tenant.DEFAULT));
        files = new LocalVolumeFiles(folders);
        inside = folders.folder(volume.uuid());
        outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("file"), "hunter2");
    }

    @AfterEach
    void close() {
        files.close();
        Scratch.remove(temp);
    }

    private interface Step {
        void run() throws IOException;
    }

    private CompletableFuture<Void> app(Step step) {
        return CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                try {
                    step.run();
                } catch (IOException theServerWasFaster) {
                    continue;
                }
            }
        });
    }

    @Test
    void nothingOutsideIsReadOrWritten() throws Exception {
        Path real = Files.createDirectory(inside.resolve("real"));
        Files.writeString(real.resolve("file"), "mine");
        Path place = inside.resolve("dir");
        CompletableFuture<Void> app = app(() -> {
            Files.move(real, place, StandardCopyOption.ATOMIC_MOVE);
            Files.move(place, real, StandardCopyOption.ATOMIC_MOVE);
            Files.createSymbolicLink(place, outside);
            Files.delete(place);
        });
        int answered = 0;
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; i < ROUNDS || answered == 0 && System.nanoTime() < end; i++) {
            try {
                files.write(volume, FilePath.parse("dir/new"), new ByteArrayInputStream(new byte[1]), 10);
                files.delete(volume, FilePath.parse("dir/file2"));
                try (FileContent content = files.open(volume, FilePath.parse("dir/file"))) {
                    assertThat(content.stream().readAllBytes()).asString().isEqualTo("mine");
                    answered++;
                }
            } catch (Problem refused) {
                assertThat(refused.status()).isIn(400, 404, 503);
            }
        }
        over.set(true);
        app.join();
        assertThat(answered).as("the race was run").isPositive();
        assertThat(outside.toFile().list()).containsExactly("file");
    }

    @Test
    void aThreadThatAPipeHoldsIsGivenUpAndThereAreNeverMany() throws Exception {
        Path pipe = temp.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Opening opening = new Opening(1, Duration.ofMillis(200));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> opening.open(() -> Files.newByteChannel(pipe)))
                .withMessageContaining("cannot be opened within 200 ms");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> opening.open(() -> Files.newByteChannel(outside.resolve("file"))))
                .withMessageContaining("too many");
        Files.newByteChannel(pipe, StandardOpenOption.WRITE).close();
        await().untilAsserted(() -> opening.open(() -> Files.newByteChannel(outside.resolve("file")))
                .close());
    }
}
