package dev.workflow.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.workflow.problem.Problem;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyStoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LdapFaultsTest {

    private final LdapWorld world;

    LdapFaultsTest() throws Exception {
        world = new LdapWorld();
        world.settings.put("workflow.ldap.timeout", "1");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aDirectoryThatIsDownKeepsNoAdministratorOut() throws Exception {
        world.local("root", "root's secret", true);
        world.server.shutDown(true);
        assertThat(world.login("root", "root's secret")).isPositive();
        for (String name : new String[] {"ada", "root", "unknown"}) {
            assertThat(status(name)).as(name).isEqualTo(503);
        }
    }

    @Test
    void theLogSaysInOneLineWhatToDo() {
        List<LogRecord> lines = new CopyOnWriteArrayList<>();
        Handler collecting = collecting(lines);
        Logger log = Logger.getLogger(LdapDirectory.class.getName());
        log.addHandler(collecting);
        try {
            world.server.shutDown(true);
            assertThat(status("ada")).isEqualTo(503);
            assertThat(lines).hasSize(1);
            assertThat(lines.get(0).getLevel()).isEqualTo(Level.WARNING);
            assertThat(lines.get(0).getThrown()).isNull();
            assertThat(lines.get(0).getMessage())
                    .contains("Connection refused", "LDAP_ENDPOINT")
                    .hasSizeLessThan(300)
                    .hasLineCount(1)
                    .doesNotContain("ldapSDKVersion", LdapWorld.PASSWORD);
        } finally {
            log.removeHandler(collecting);
        }
    }

    @Test
    void aReaderWhoIsRefusedIsNamed() {
        assertThat(LdapTrouble.of(new LDAPException(ResultCode.INVALID_CREDENTIALS, "no"))
                        .text())
                .contains("LDAP_BIND_PASSWORD");
        assertThat(LdapTrouble.of(new KeyStoreException("no\nsuch file")).text())
                .contains("WORKFLOW_LDAP_TRUST")
                .hasLineCount(1);
    }

    private static Handler collecting(List<LogRecord> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void aDirectoryThatComesBackIsAskedAgain() throws Exception {
        world.login("ada", LdapWorld.PASSWORD);
        int port = world.server.getListenPort();
        world.server.shutDown(true);
        assertThat(status("ada")).isEqualTo(503);
        world.server.restartServer();
        assertThat(world.server.getListenPort()).isEqualTo(port);
        assertThat(world.login("ada", LdapWorld.PASSWORD)).isPositive();
    }

    @Test
    void aDirectoryThatNeverAnswersIsNotWaitedForLong() throws Exception {
        world.local("root", "root's secret", true);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            world.settings.put("ldap.endpoint", "ldap://127.0.0.1:" + silent.getLocalPort());
            assertThat(status("ada")).isEqualTo(503);
            assertThat(world.login("root", "root's secret")).isPositive();
        }
    }

    @Test
    void theSecondDirectoryIsAskedWhenTheFirstIsDown() {
        world.settings.merge("ldap.endpoint", "", (good, none) -> "ldap://127.0.0.1:1 " + good);
        assertThat(world.login("ada", LdapWorld.PASSWORD)).isPositive();
    }

    @Test
    void guessingIsCounted() {
        for (int i = 0; i < 10; i++) {
            String name = i % 2 == 0 ? "ada" : "Ada";
            assertThatThrownBy(() -> world.login(name, "guess")).hasMessageContaining("Unable to log in");
        }
        assertThat(status("ada")).isEqualTo(429);
        assertThat(status("ADA")).isEqualTo(429);
    }

    @Test
    void settingsThatWillNotDoKeepNoAdministratorOut() {
        world.settings.put("ldap.user.filter", "(uid=*)");
        world.local("root", "root's secret", true);
        assertThat(world.login("root", "root's secret")).isPositive();
        assertThat(status("ada")).isEqualTo(503);
        assertThat(world.directory().configured()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ldap.user.basedn,,LDAP_USER_BASEDN",
        "ldap.user.basedn,nonsense,LDAP_USER_BASEDN",
        "ldap.user.filter,(uid=*),LDAP_USER_FILTER",
        "ldap.group.filter,((,LDAP_GROUP_FILTER",
        "ldap.endpoint,http://example.com,LDAP_ENDPOINT",
        "ldap.endpoint,ldap://example.com/dc=x,LDAP_ENDPOINT",
        "ldap.bind.password,,LDAP_BIND_PASSWORD",
        "workflow.ldap.timeout,0,LDAP_TIMEOUT",
        "workflow.ldap.timeout,soon,LDAP_TIMEOUT",
    })
    void settingsThatWillNotDoAreNamed(String name, String value, String named) {
        Map<String, String> settings = new HashMap<>(world.settings);
        settings.put(name, value);
        assertThatThrownBy(() -> LdapSettings.of(key -> Optional.ofNullable(settings.get(key))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void withoutSettingsNobodyIsAsked() {
        world.settings.clear();
        assertThat(world.directory().configured()).isFalse();
        assertThat(world.directory().authenticate("ada", LdapWorld.PASSWORD)).isEmpty();
    }

    private int status(String username) {
        return catchThrowableOfType(Problem.class, () -> world.login(username, LdapWorld.PASSWORD))
                .status();
    }
}
