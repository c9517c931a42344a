package dev.workflow.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AliveTest {

    @Test
    void aZombieIsNotAlive() throws Exception {
        // exec replaces the shell that would have collected its child.
        Process parent = new ProcessBuilder("sh", "-c", "sh -c 'exit 0' & echo $!; exec sleep 1000").start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            long pid = Long.parseLong(said.readLine());
            assertThat(ProcessHandle.of(pid).map(zombie -> endsSoon(zombie)).orElse(true))
                    .isTrue();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void aRunningProcessIs() {
        assertThat(Alive.is(ProcessHandle.current())).isTrue();
    }

    private static boolean endsSoon(ProcessHandle process) {
        try {
            return Alive.ends(process, 10_000, () -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
