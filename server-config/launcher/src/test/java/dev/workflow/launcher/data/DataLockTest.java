package dev.workflow.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.launcher.Refusal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {

    @TempDir
    Path temp;

    @Test
    void theSecondIsRefusedUntilTheFirstIsGone() throws Exception {
        DataFolder data = new DataFolder(temp).create();
        try (DataLock first = DataLock.take(data)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> DataLock.take(data))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("already running");
        }
        assertThatCode(() -> DataLock.take(data).close()).doesNotThrowAnyException();
    }
}
