package dev.workflow.launcher.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.data.DataFolder;
import dev.workflow.launcher.data.Remembered;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void optionWinsOverEnvironmentOverLastStartOverDefault() throws Exception {
        Remembered.in(new DataFolder(folder).create())
                .set("http-port", "1001")
                .set("ssh-port", "1002")
                .set("amqp-port", "1003")
                .save();
        Map<String, String> environment = Map.of("WORKFLOW_HTTP_PORT", "2001", "WORKFLOW_SSH_PORT", "2002");
        Settings settings = settings(environment, "--http-port", "3001");
        assertThat(settings.port(PortName.HTTP)).isEqualTo(3001);
        assertThat(settings.port(PortName.SSH)).isEqualTo(2002);
        assertThat(settings.port(PortName.AMQP)).isEqualTo(1003);
        assertThat(settings.port(PortName.ROUTER)).isEqualTo(PortName.ROUTER.preset());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "80a", "99999999999", "8 0"})
    void badPortsAreRefusedWithTheirOption(String port) {
        assertThatThrownBy(() -> settings(Map.of("WORKFLOW_HTTP_PORT", port)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--http-port");
    }

    @Test
    void twoPartsOnOnePortAreRefused() {
        assertThatThrownBy(() -> settings(Map.of(), "--http-port", "7000", "--router-port", "7000"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("7000");
    }

    @Test
    void theTlsPortCanBeSwitchedOffAndOnlyThat() {
        assertThat(settings(Map.of()).listensOn(PortName.ROUTER_TLS)).isTrue();
        Settings settings = settings(Map.of("WORKFLOW_ROUTER_TLS_PORT", "0"));
        assertThat(settings.port(PortName.ROUTER_TLS)).isZero();
        assertThat(settings.listensOn(PortName.ROUTER_TLS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Local", "a_b", "-a", "a..b", "$(id)", "a/b"})
    void badDomainsAreRefused(String domain) {
        assertThatThrownBy(() -> settings(Map.of(), "--domain", domain)).isInstanceOf(Refusal.class);
    }

    @Test
    void partsOfTheCallersOwnAreNotOurs() {
        Settings settings = settings(Map.of("WORKFLOW_DB_URL", "jdbc:postgresql://db/x"));
        assertThat(settings.externalDatabase()).isTrue();
        assertThat(settings.listensOn(PortName.DATABASE)).isFalse();
        assertThat(settings.listensOn(PortName.AMQP)).isTrue();
    }

    private Settings settings(Map<String, String> environment, String... options) {
        List<String> words = new java.util.ArrayList<>(List.of("up", "--data", folder.toString()));
        words.addAll(List.of(options));
        return Settings.of(Arguments.parse(words), environment);
    }
}
