package dev.workflow.delivery.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of the distribution that this build has made, on an empty base, so that nothing is fetched. */
class PlatformImageTest {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("workflow.dist"));

    @TempDir
    Path temp;

    private ImageOrder order(String to) {
        return new ImageOrder(
                DISTRIBUTION, "", "tar:" + temp.resolve(to), false, "1.2.3", Instant.parse("2026-01-01T00:00:00Z"));
    }

    private String build(String name) throws Exception {
        return new PlatformImage(order(name + ".tar"), Files.createDirectory(temp.resolve(name))).build();
    }

    @Test
    void theImageIsReproducibleAndRunsTheServerAsNobody() throws Exception {
        String first = build("first");
        assertThat(build("second")).isEqualTo(first).startsWith("sha256:");
        ImageTar image = new ImageTar(temp.resolve("first.tar"));
        JsonNode config = image.config().path("config");
        assertThat(config.path("User").asText()).isEqualTo("10001:10001");
        assertThat(config.path("Entrypoint").toString())
                .contains("\"java\"", "/opt/workflow/launcher.jar", "\"serve\"");
        assertThat(config.path("Env").toString()).contains("WORKFLOW_DATA=/data/workflow");
        assertThat(image.config().path("created").asText()).startsWith("2026-01-01T00:00:00");
        assertThat(image.entries())
                .extracting(TarArchiveEntry::getName)
                .contains(
                        "opt/workflow/workflow.ear",
                        "opt/workflow/launcher.jar",
                        "opt/workflow/server/launch-micro.jar")
                .noneMatch(name -> name.contains("postgres-binaries") || name.contains("/cache/"));
    }

    @Test
    void nothingOfItCanBeWrittenButTheDataFolders() throws Exception {
        build("image");
        for (TarArchiveEntry entry : new ImageTar(temp.resolve("image.tar")).entries()) {
            String name = entry.getName();
            boolean writable = name.matches("(data|tmp)/?");
            assertThat(entry.getLongUserId() == 0 || writable).as(name).isTrue();
            assertThat((entry.getMode() & 0022) == 0 || writable).as(name).isTrue();
            assertThat(entry.getMode() & 06000).as("set-id bits of " + name).isZero();
        }
    }

    @Test
    void aJarForgetsWhenItWasMade() throws Exception {
        Path early = TimelessJar.of(jar("early.jar", 1_000_000_000_000L), temp.resolve("a.jar"));
        Path late = TimelessJar.of(jar("late.jar", 1_700_000_000_000L), temp.resolve("b.jar"));
        assertThat(early).hasSameBinaryContentAs(late);
    }

    private Path jar(String name, long millis) throws IOException {
        Path jar = temp.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            ZipEntry entry = new ZipEntry("a/B.class");
            entry.setTime(millis);
            out.putNextEntry(entry);
            out.write(42);
        }
        return jar;
    }

    @Test
    void anImageGoesSomewhere() {
        assertThatThrownBy(() -> new ImageOrder(DISTRIBUTION, "", " ", false, "1", Instant.EPOCH))
                .hasMessageContaining("workflow.image.to");
    }
}
