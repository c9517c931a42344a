package dev.workflow.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.data.DataFolder;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetTest {

    private static final PrintStream SILENT = new PrintStream(OutputStream.nullOutputStream());

    @TempDir
    Path temp;

    @Test
    void deletesADataFolder() throws Exception {
        DataFolder data = new DataFolder(temp.resolve("data")).create();
        assertThat(new Reset(data, SILENT, true).run()).isZero();
        assertThat(data.root()).doesNotExist();
    }

    @Test
    void leavesAnyOtherFolderAlone() throws Exception {
        Path file = Files.createFile(temp.resolve("precious"));
        assertThatThrownBy(() -> new Reset(new DataFolder(temp), SILENT, true).run())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not a data folder");
        assertThat(file).exists();
    }
}
