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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
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
        Runnable loop = () -> {
            while (!over.get()) {
                try {
                    step.run();
                } catch (IOException theServerWasFaster) {
                    continue;
                }
            }
        };
        // Not in the common pool: with two cores that is one thread, which may be another test's.
        return CompletableFuture.runAsync(loop, task -> new Thread(task, "app").start());
    }

    @Test
    void nothingOutsideIsReadOrWritten() throws Exception {
        Path real = Files.createDirectory(inside.resolve("real"));
        Files.writeString(real.resolve("file"), "mine");
        Path place = inside.resolve("dir");
        CompletableFuture<Void> app = app(() -> {
            // A directory that the server has made on the way to its file would end the race.
            Scratch.remove(place);
            Files.move(real, place, StandardCopyOption.ATOMIC_MOVE);
            moment();
            Files.move(place, real, StandardCopyOption.ATOMIC_MOVE);
            Files.createSymbolicLink(place, outside);
            moment();
            Files.delete(place);
        });
        int answered = 0;
        for (int i = 0; i < ROUNDS; i++) {
            // Each by itself: one that is refused must not keep the next from being tried.
            answers(() -> files.write(volume, FilePath.parse("dir/new"), new ByteArrayInputStream(new byte[1]), 10));
            answers(() -> files.delete(volume, FilePath.parse("dir/file2")));
            answered += answers(this::readMine) ? 1 : 0;
        }
        over.set(true);
        app.join();
        assertThat(answered).as("the race was run").isPositive();
        assertThat(outside.toFile().list()).containsExactly("file");
    }

    /** As long as the server needs for a step or two, so that the change comes between any two of them. */
    private static void moment() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(400_000));
    }

    private void readMine() throws IOException {
        try (FileContent content = files.open(volume, FilePath.parse("dir/file"))) {
            assertThat(content.stream().readAllBytes()).asString().isEqualTo("mine");
        }
    }

    /** False when the server refuses, as it may when it finds something else than a moment ago. */
    private static boolean answers(Step step) throws IOException {
        try {
            step.run();
            return true;
        } catch (Problem refused) {
            assertThat(refused.status()).isIn(400, 404, 503);
            return false;
        }
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
