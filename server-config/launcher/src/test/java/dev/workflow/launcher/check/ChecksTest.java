package dev.workflow.launcher.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.launcher.FreePorts;
import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.option.Arguments;
import dev.workflow.launcher.option.PortName;
import dev.workflow.launcher.option.Settings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {

    @TempDir
    Path temp;

    private final List<String> words = new ArrayList<>(List.of("up"));

    @BeforeEach
    void freePorts() throws Exception {
        words.addAll(List.of("--data", temp.resolve("new/data").toString()));
        List<Integer> ports = FreePorts.some(PortName.values().length);
        for (PortName name : PortName.values()) {
            words.addAll(List.of("--" + name.option(), ports.get(name.ordinal()).toString()));
        }
    }

    @Test
    void aPortInUseIsNamedWithItsOption() throws Exception {
        Settings settings = settings(Map.of());
        new PortsFree().run(settings);
        try (ServerSocket taken = new ServerSocket(settings.port(PortName.SSH), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> new PortsFree().run(settings))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("--ssh-port");
        }
    }

    @Test
    void aPortOnAllAddressesCountsAsInUse() throws Exception {
        Settings settings = settings(Map.of());
        try (ServerSocket taken = new ServerSocket(settings.port(PortName.HTTP))) {
            assertThatThrownBy(() -> new PortsFree().run(settings))
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void thePortOfAPartThatIsNotOursDoesNotMatter() throws Exception {
        Settings settings = settings(Map.of("WORKFLOW_AMQP_URI", "amqp://elsewhere"));
        try (ServerSocket taken = new ServerSocket(settings.port(PortName.AMQP))) {
            assertThat(taken.isBound()).isTrue();
            assertThatCode(() -> new PortsFree().run(settings)).doesNotThrowAnyException();
        }
    }

    @Test
    void aFullDiskIsOneSentenceEvenWhenTheFolderIsNotThereYet() {
        Settings settings = settings(Map.of());
        assertThatCode(() -> new DiskSpace(1).run(settings)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new DiskSpace(Long.MAX_VALUE).run(settings))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("free")
                .hasMessageContaining("--data");
    }

    @Test
    void anOldJavaAndAStrangeMachineAreNamed() {
        Settings settings = settings(Map.of());
        assertThatThrownBy(() -> new JavaVersion(11, "Linux", "amd64").run(settings))
                .hasMessageContaining("Java 11");
        assertThatThrownBy(() -> new JavaVersion(17, "Linux", "riscv64").run(settings))
                .hasMessageContaining("WORKFLOW_DB_URL");
        Settings external = settings(Map.of("WORKFLOW_DB_URL", "jdbc:postgresql://db/x"));
        assertThatCode(() -> new JavaVersion(17, "Linux", "riscv64").run(external))
                .doesNotThrowAnyException();
    }

    @Test
    void aMissingToolIsNamedWithItsPackage() {
        Settings settings = settings(Map.of("PATH", temp.toString()));
        assertThatThrownBy(() -> new Tools(new Tools.Tool("git", "git", "push")).run(settings))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("apt-get install git");
    }

    @Test
    void aDatabaseOfOnesOwnNeedsItsLogin() {
        Settings settings = settings(Map.of("WORKFLOW_DB_URL", "jdbc:postgresql://db/x", "WORKFLOW_DB_USER", "u"));
        assertThatThrownBy(() -> new ExternalParts().run(settings)).hasMessageContaining("WORKFLOW_DB_PASSWORD");
    }

    private Settings settings(Map<String, String> environment) {
        return Settings.of(Arguments.parse(words), environment);
    }
}
