package dev.workflow.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.launcher.data.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir
    Path temp;

    @Test
    void whatIsWrittenIsRead() throws Exception {
        StateFile file = new StateFile(new DataFolder(temp).create());
        PartState part = new PartState("server", List.of(1, 2), Phase.READY, 7, Instant.ofEpochSecond(9), 3);
        PlatformState state =
                new PlatformState(5, Instant.ofEpochMilli(1234), Phase.FAILED, "why = that", List.of(part));
        file.write(state);
        assertThat(file.read()).contains(state);
    }

    @Test
    void anotherProcessWithTheSameNumberIsNotTheSupervisor() throws Exception {
        StateFile file = new StateFile(new DataFolder(temp).create());
        long us = ProcessHandle.current().pid();
        file.write(new PlatformState(us, Instant.ofEpochSecond(1), Phase.READY, "", List.of()));
        assertThat(file.running()).isEmpty();
    }

    @Test
    void aBrokenFileIsNoState() throws Exception {
        DataFolder data = new DataFolder(temp).create();
        Files.writeString(data.run().resolve("state.properties"), "pid=x\n");
        assertThat(new StateFile(data).read()).isEmpty();
    }
}
