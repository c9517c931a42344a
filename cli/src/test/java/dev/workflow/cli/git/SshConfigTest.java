package dev.workflow.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConfigTest {
    private static final String BLOCK = """
            # >>> drycc: drycc-builder.localhost is this machine >>>
            Host drycc-builder.localhost
                HostName 127.0.0.1
                HostKeyAlias drycc-builder.localhost
                StrictHostKeyChecking accept-new
            # <<< drycc: drycc-builder.localhost is this machine <<<
            """;

    @TempDir
    private Path home;

    @Test
    void theBlockIsWrittenOnce() throws IOException {
        SshConfig config = new SshConfig(home);

        assertThat(config.addLoopback("drycc-builder.localhost")).isTrue();
        assertThat(config.addLoopback("drycc-builder.localhost")).isFalse();

        assertThat(Files.readString(config.path())).isEqualTo(BLOCK);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config.path())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(".ssh"))))
                .isEqualTo("rwx------");
    }

    @Test
    void whatWasThereStaysBeforeIt() throws IOException {
        Path file = Files.createDirectories(home.resolve(".ssh")).resolve("config");
        Files.writeString(file, "Host other\n    Port 1");

        new SshConfig(home).addLoopback("drycc-builder.localhost");

        assertThat(Files.readString(file)).isEqualTo("Host other\n    Port 1\n" + BLOCK);
    }
}
