package dev.workflow.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingFaultTest {

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void name() {
        log = folder.resolve("server.log");
    }

    @Test
    void theLastOneCounts() throws IOException {
        Files.writeString(log, """
                Caused by: java.lang.IllegalArgumentException: WORKFLOW_ENGINE: there is no engine "docker"
                	at a.B.c(B.java:1)
                Caused by: java.lang.IllegalArgumentException: WORKFLOW_PASSPORT_SECOND_FACTOR must be optional, not stuff
                	... 29 more
                """);
        assertThat(SettingFault.in(log, 0)).contains("WORKFLOW_PASSPORT_SECOND_FACTOR must be optional, not stuff");
    }

    @Test
    void itIsFoundBehindALongLog() throws IOException {
        Files.writeString(
                log,
                "IllegalArgumentException: WORKFLOW_OLD is long ago\n" + "x".repeat(3 << 20)
                        + "\nIllegalArgumentException: LDAP_ENDPOINT must be a URL\n");
        assertThat(SettingFault.in(log, 0)).contains("LDAP_ENDPOINT must be a URL");
    }

    @Test
    void whatWasThereBeforeIsOld() throws IOException {
        String old = "IllegalArgumentException: WORKFLOW_URL must be like https://workflow.example.com, not x\n";
        Files.writeString(log, old + "something else broke\n");
        assertThat(SettingFault.in(log, old.length())).isEmpty();
        assertThat(SettingFault.in(log, 1000)).as("rotated since").isPresent();
    }

    @Test
    void otherFaultsAreNone() throws IOException {
        assertThat(SettingFault.in(log, 0)).isEmpty();
        Files.writeString(log, "IllegalArgumentException: not a path\nWORKFLOW_URL is set\n");
        assertThat(SettingFault.in(log, 0)).isEmpty();
    }
}
