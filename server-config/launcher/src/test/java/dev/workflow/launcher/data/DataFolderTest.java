package dev.workflow.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temp;

    @Test
    void optionThenVariableThenXdgThenHome() {
        Map<String, String> all = Map.of("WORKFLOW_DATA", "/b", "XDG_DATA_HOME", "/c", "HOME", "/d");
        assertThat(DataFolder.chosen(Optional.of("/a"), all).root()).isEqualTo(Path.of("/a"));
        assertThat(DataFolder.chosen(Optional.empty(), all).root()).isEqualTo(Path.of("/b"));
        assertThat(chosen(Map.of("XDG_DATA_HOME", "/c", "HOME", "/d"))).isEqualTo(Path.of("/c/workflow"));
        assertThat(chosen(Map.of("HOME", "/d"))).isEqualTo(Path.of("/d/.local/share/workflow"));
    }

    @Test
    void aRelativeXdgFolderIsIgnoredAsItsSpecificationSays() {
        assertThat(chosen(Map.of("XDG_DATA_HOME", "c", "HOME", "/d"))).isEqualTo(Path.of("/d/.local/share/workflow"));
    }

    @Test
    void nobodyElseCanRead() throws IOException {
        Path open = Files.createDirectory(temp.resolve("data"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        DataFolder data = new DataFolder(open).create();
        assertThat(permissions(data.root())).isEqualTo("rwx------");
        assertThat(permissions(data.secrets())).isEqualTo("rwx------");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsOneSentence() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        assertThatThrownBy(() -> new DataFolder(file.resolve("data")).create())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--data");
    }

    @Test
    void deletingDoesNotFollowLinks() throws IOException {
        Path kept = Files.createFile(Files.createDirectory(temp.resolve("kept")).resolve("file"));
        Path tree = Files.createDirectories(temp.resolve("tree/below"));
        Files.createSymbolicLink(tree.resolve("link"), kept.getParent());
        OwnerOnly.delete(temp.resolve("tree"));
        assertThat(temp.resolve("tree")).doesNotExist();
        assertThat(kept).exists();
    }

    private static Path chosen(Map<String, String> environment) {
        return DataFolder.chosen(Optional.empty(), environment).root();
    }

    static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
