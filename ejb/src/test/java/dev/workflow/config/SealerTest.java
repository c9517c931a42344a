package dev.workflow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {

    @TempDir
    Path folder;

    @Test
    void sealedRowShouldOpenOnlyAsItself() {
        Sealer sealer = new Sealer(folder.resolve("key"));
        UUID row = UUID.randomUUID();
        byte[] sealed = sealer.seal(row, Map.of("values", Map.of("PASSWORD", "geheim")));
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("geheim");
        assertThat(sealer.open(row, sealed)).isEqualTo(Map.of("values", Map.of("PASSWORD", "geheim")));
        assertThatIllegalStateException().isThrownBy(() -> sealer.open(UUID.randomUUID(), sealed));
    }

    @Test
    void keyShouldBeMadeOnceAndBePrivate() throws Exception {
        Path file = folder.resolve("key");
        UUID row = UUID.randomUUID();
        byte[] sealed = new Sealer(file).seal(row, Map.of("a", "b"));
        assertThat(new Sealer(file).open(row, sealed)).containsEntry("a", "b");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void foreignKeyShouldBeNamed() {
        UUID row = UUID.randomUUID();
        byte[] sealed = new Sealer(folder.resolve("one")).seal(row, Map.of());
        Path other = folder.resolve("two");
        assertThatIllegalStateException()
                .isThrownBy(() -> new Sealer(other).open(row, sealed))
                .withMessageContaining(other.toString());
    }
}
