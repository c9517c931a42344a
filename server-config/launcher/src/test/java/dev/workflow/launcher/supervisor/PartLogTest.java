package dev.workflow.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartLogTest {

    @TempDir
    Path temp;

    @Test
    void aLogNeverTakesMoreThanTwiceItsLimit() throws IOException {
        Path file = temp.resolve("part.log");
        PartLog log = new PartLog(file, 20_000);
        for (int i = 0; i < 10; i++) {
            log.copy(new ByteArrayInputStream(new byte[15_000]));
        }
        assertThat(Files.size(file)).isPositive().isLessThanOrEqualTo(20_000);
        assertThat(Files.size(temp.resolve("part.log.1"))).isPositive().isLessThanOrEqualTo(20_000);
    }

    @Test
    void anUnwritableLogDoesNotStopThePart() {
        ByteArrayInputStream said = new ByteArrayInputStream(new byte[100_000]);
        new PartLog(temp.resolve("missing/part.log"), 1_000).copy(said);
        assertThat(said.available()).isZero();
    }
}
