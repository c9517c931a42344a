package dev.workflow.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.engine.local.MemoryImages;
import dev.workflow.sandbox.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageCacheTest {

    private static final String CONFIG = "{\"config\":{\"Labels\":{\"dev.workflow.rootfs\":\"host\"}}}";

    @TempDir
    Path directory;

    private final MemoryImages store = new MemoryImages();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private ImageCache cache;
    private ImageReference image;

    @BeforeEach
    void open() throws IOException {
        cache = cache();
        image = store.add("app", CONFIG, MemoryImages.layer(Map.of("workspace/file", "1".getBytes())));
    }

    private ImageCache cache() throws IOException {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        ImageCache made = new ImageCache(directory, store, UnpackLimits.DEFAULT, file -> {}, Scratch::remove, clock);
        made.open();
        return made;
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    @Test
    void manyAtOnceUnpackItOnce() {
        List<CompletableFuture<UnpackedImage>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return cache.acquire(image);
                    } catch (ImageTrouble e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        assertThat(all).allSatisfy(one -> assertThat(one.join().files().resolve("workspace/file"))
                .hasContent("1"));
        assertThat(store.pulls).hasValue(1);
    }

    @Test
    void aSweepRemovesOnlyWhatNobodyHeldForLong() throws IOException {
        UnpackedImage held = cache.acquire(image);
        UnpackedImage again = cache.acquire(image);
        again.close();
        again.close();
        now = now.plus(Duration.ofDays(1));
        cache.sweep(Duration.ofHours(1));
        assertThat(held.files()).exists();

        held.close();
        cache.sweep(Duration.ofHours(1));
        assertThat(held.files()).exists();
        now = now.plus(Duration.ofHours(1));
        cache.sweep(Duration.ofHours(1));
        assertThat(kept()).isEmpty();
        assertThat(cache.acquire(image).files()).exists();
    }

    @Test
    void anImageOfAnEarlierServerIsFoundAndAHalfOneIsRemoved() throws IOException {
        cache.acquire(image);
        Files.createDirectories(directory.resolve("partial-123/files/x"));
        ImageCache next = cache();
        assertThat(kept()).hasSize(1);
        next.sweep(Duration.ofHours(1));
        next.acquire(image);
        assertThat(store.pulls).hasValue(1);
    }

    @Test
    void aBadLayerLeavesNothing() throws IOException {
        ImageReference bad = store.add("bad", CONFIG, MemoryImages.layer(Map.of("../x", "1".getBytes())));
        assertThatThrownBy(() -> cache.acquire(bad)).isInstanceOf(ImageTrouble.class);
        assertThat(kept()).isEmpty();
    }

    @Test
    void aRootOfItsOwnIsPreparedForTheWall() throws IOException {
        ImageReference root = store.add(
                "root",
                "{\"config\":{\"User\":\"web\"}}",
                MemoryImages.layer(Map.of("etc/passwd", "web:x:33:33::/:/bin/sh\n".getBytes())));
        UnpackedImage unpacked = cache.acquire(root);
        assertThat(unpacked.files().resolve("proc")).isDirectory();
        assertThat(unpacked.files().resolve("etc/resolv.conf")).isRegularFile();
        assertThat(unpacked.files().resolve("etc/passwd")).content().contains("app:x:1000:");
        assertThat(ImageUser.number(unpacked.config().user(), unpacked.files(), 1000))
                .isEqualTo(33);
        assertThat(ImageUser.number("root", unpacked.files(), 1000)).isEqualTo(1000);
    }
}
