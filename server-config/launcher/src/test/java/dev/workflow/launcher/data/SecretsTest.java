package dev.workflow.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path temp;

    private DataFolder data;

    @BeforeEach
    void folder() {
        data = new DataFolder(temp.resolve("data")).create();
    }

    @Test
    void aSecretIsRandomAndStays() {
        String first = new Secrets(data).get("one");
        assertThat(first).matches("[0-9a-f]{40}").isNotEqualTo(new Secrets(data).get("two"));
        assertThat(new Secrets(data).get("one")).isEqualTo(first);
    }

    @Test
    void onlyTheOwnerReadsIt() throws IOException {
        new Secrets(data).get("one");
        assertThat(DataFolderTest.permissions(data.secrets().resolve("one"))).isEqualTo("rw-------");
    }

    @Test
    void theAdministratorsPasswordIsForgottenOnceShown() throws IOException {
        Secrets secrets = new Secrets(data);
        String password = secrets.adminPassword(Optional.empty()).orElseThrow();
        assertThat(new Secrets(data).adminPassword(Optional.empty())).contains(password);
        secrets.adminPasswordShown();
        assertThat(new Secrets(data).adminPassword(Optional.empty())).isEmpty();
        try (Stream<Path> files = Files.walk(data.root())) {
            assertThat(files.filter(Files::isRegularFile)).noneMatch(file -> contains(file, password));
        }
    }

    @Test
    void theAdministratorsPasswordCanBeChosenUntilItIsFirstUsed() {
        Secrets secrets = new Secrets(data);
        assertThat(secrets.adminPassword(Optional.of("correct horse"))).contains("correct horse");
        assertThat(secrets.adminPassword(Optional.empty())).contains("correct horse");
        assertThat(secrets.adminPassword(Optional.of("another"))).contains("correct horse");
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
