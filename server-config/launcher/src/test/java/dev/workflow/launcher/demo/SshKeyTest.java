package dev.workflow.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshKeyTest {

    @TempDir
    Path temp;

    @Test
    void isMadeOnceAndItsPathSurvivesTheShell() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("it's $(here) \"now\""));
        Steps steps = new Steps(new PrintStream(OutputStream.nullOutputStream()), System.getenv());
        SshKey key = SshKey.in(folder, steps);
        byte[] secret = Files.readAllBytes(key.secret());
        assertThat(SshKey.in(folder, steps).secret()).hasBinaryContent(secret);
        Process shell =
                new ProcessBuilder("sh", "-c", "for w in " + key.gitSshCommand() + "; do echo \"$w\"; done").start();
        String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(words.lines()).contains(key.secret().toString()).startsWith("ssh", "-F", "none");
    }
}
