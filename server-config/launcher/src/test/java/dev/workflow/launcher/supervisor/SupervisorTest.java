package dev.workflow.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.launcher.data.DataFolder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SupervisorTest {

    private static final String SERVES = "touch NAME.ready; echo NAME is up; exec sleep 1000";

    @TempDir
    Path temp;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private DataFolder data;
    private Supervisor supervisor;

    @BeforeEach
    void folder() {
        data = new DataFolder(temp.resolve("data")).create();
    }

    @AfterEach
    void stop() throws InterruptedException {
        supervisor.stop();
    }

    @Test
    void allPartsBecomeReadyAndTheStateSaysSo() throws Exception {
        assertThat(start(serves("one"), serves("two"))).isTrue();
        assertThat(state().phase()).isEqualTo(Phase.READY);
        assertThat(state().parts()).extracting(PartState::phase).containsOnly(Phase.READY);
        assertThat(state().supervisor()).contains(ProcessHandle.current());
        assertThat(output()).contains("one", "ready after");
        assertThat(Files.readString(data.log("one"))).isEqualTo("one is up\n");
    }

    @Test
    void aKilledPartComesBackByItself() throws Exception {
        start(serves("one"));
        long first = pid("one");
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        await().untilAsserted(() -> {
            assertThat(pid("one")).isNotEqualTo(first);
            assertThat(part("one").phase()).isEqualTo(Phase.READY);
            assertThat(part("one").restarts()).isEqualTo(1);
        });
    }

    @Test
    void aPartIsToldWhenWhatItNeedsIsReady() throws Exception {
        Path gate = temp.resolve("gate");
        String slow = "while [ ! -e " + gate + " ]; do sleep 0.05; done; " + SERVES.replace("NAME", "slow");
        String told = "read word; echo told $word; " + SERVES.replace("NAME", "needy");
        supervisor = supervisor(new ShellPart("slow", temp, slow), new ShellPart("needy", temp, told, "slow"));
        Thread starter = new Thread(this::startQuietly);
        starter.start();
        await().until(() -> pid("needy") > 0);
        assertThat(temp.resolve("needy.ready")).doesNotExist();
        Files.createFile(gate);
        starter.join();
        assertThat(Files.readString(data.log("needy"))).startsWith("told go\n");
    }

    @Test
    void aPartThatNeverStartsFailsThePlatformWithAReason() throws Exception {
        assertThat(start(serves("one"), new ShellPart("broken", temp, "echo no; exit 7")))
                .isFalse();
        assertThat(supervisor.reason()).contains("broken").contains("broken.log");
        supervisor.stop();
        assertThat(state().phase()).isEqualTo(Phase.FAILED);
        assertThat(pid("one")).isZero();
    }

    @Test
    void stoppingLeavesNoProcessAndGoesBackwards() throws Exception {
        start(serves("one"), serves("two"));
        List<ProcessHandle> running = List.of(handle("one"), handle("two"));
        supervisor.stop();
        assertThat(running).noneMatch(ProcessHandle::isAlive);
        assertThat(output().indexOf("two       stopped")).isLessThan(output().indexOf("one       stopped"));
        assertThat(state().phase()).isEqualTo(Phase.STOPPED);
    }

    @Test
    void stoppingWhileAPartStartsEndsTheStart() throws Exception {
        supervisor = supervisor(new ShellPart("slow", temp, "exec sleep 1000"));
        Thread starter = new Thread(this::startQuietly);
        starter.start();
        await().until(() -> pid("slow") > 0);
        ProcessHandle slow = handle("slow");
        supervisor.stop();
        starter.join(Duration.ofSeconds(5).toMillis());
        assertThat(starter.isAlive()).isFalse();
        assertThat(slow.isAlive()).isFalse();
        assertThat(supervisor.reason()).isEmpty();
    }

    private ShellPart serves(String name) {
        return new ShellPart(name, temp, SERVES.replace("NAME", name));
    }

    private Supervisor supervisor(Part... parts) {
        return new Supervisor(data, List.of(parts), new PrintStream(shown, true, StandardCharsets.UTF_8));
    }

    private boolean start(Part... parts) throws InterruptedException {
        supervisor = supervisor(parts);
        return supervisor.start();
    }

    private void startQuietly() {
        try {
            supervisor.start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PlatformState state() {
        return new StateFile(data).read().orElseThrow();
    }

    private PartState part(String name) {
        return state().part(name).orElseThrow();
    }

    private long pid(String name) {
        return part(name).pid();
    }

    private ProcessHandle handle(String name) {
        return ProcessHandle.of(pid(name)).orElseThrow();
    }

    private String output() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
