package dev.workflow.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshSurfaceTest extends GitServerTest {

    private static final SessionLimits FEW =
            new SessionLimits(2, 5, 3, 4, 2, Duration.ofSeconds(3), Duration.ofMinutes(1), Duration.ofSeconds(20));

    @Override
    GitSshSettings settings(Path data) {
        return new GitSshSettings("127.0.0.1", 0, data, limits(), FEW);
    }

    @Test
    void pingAnswersPong() throws Exception {
        Program ping = ann.ssh("git@127.0.0.1", "ping");
        assertThat(ping.output()).isEqualTo("pong");
        assertThat(ping.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ls", "git-upload-archive 'shop'", "git-receive-pack", "git-receive-pack 'shop' 'x'", "scp -t /tmp",
                "git-receive-pack 'shop'; id", "git receive-pack 'shop'", "ping ping", "sh -c 'ping'", "$(ping)"
            })
    void everyOtherCommandIsRefused(String command) throws Exception {
        Program refused = ann.ssh("git@127.0.0.1", command);
        assertThat(refused.output()).isEqualTo(Verbs.ONLY_GIT);
        assertThat(refused.exit()).isEqualTo(1);
    }

    @Test
    void aMegabyteOfCommandIsSurvived() throws Exception {
        assertThat(ann.ssh("git@127.0.0.1", "x".repeat(120_000)).exit()).isNotZero();
        assertThat(ann.ssh("git@127.0.0.1", "ping").output()).isEqualTo("pong");
    }

    @Test
    void thereIsNoShellSubsystemTerminalOrForwarding() throws Exception {
        assertThat(ann.ssh("git@127.0.0.1").output()).isEqualTo(Verbs.ONLY_GIT);
        assertThat(ann.ssh("-s", "git@127.0.0.1", "sftp").exit()).isNotZero();
        assertThat(ann.ssh("-W", "127.0.0.1:" + server.port(), "git@127.0.0.1").exit())
                .isNotZero();
        Program remote = ann.ssh("-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:1", "git@127.0.0.1", "ping");
        assertThat(remote.exit()).isNotZero();
    }

    @Test
    void environmentAndTerminalRequestsDoNotMatter() throws Exception {
        Program ping = ann.ssh("-o", "SetEnv=A=b GIT_PROTOCOL=version=2", "-A", "git@127.0.0.1", "ping");
        assertThat(ping.output()).isEqualTo("pong");
    }

    @Test
    void strangersStayOut() throws Exception {
        GitUser stranger = GitUser.create(root, "stranger", "ed25519", server.port());
        Program ping = stranger.ssh("git@127.0.0.1", "ping");
        assertThat(ping.output()).contains("Permission denied (publickey)");
        assertThat(ping.exit()).isEqualTo(255);
    }

    @Test
    void shortRsaKeysAndOldAlgorithmsStayOut() throws Exception {
        assertThat(ann.ssh("-v", "-o", "KexAlgorithms=diffie-hellman-group14-sha1", "git@127.0.0.1", "ping")
                        .output())
                .contains("no matching key exchange method");
        assertThat(ann.ssh("-v", "-o", "Ciphers=aes128-cbc", "git@127.0.0.1", "ping")
                        .output())
                .contains("no matching cipher");
        assertThat(ann.ssh("-v", "-o", "HostKeyAlgorithms=ssh-rsa", "git@127.0.0.1", "ping")
                        .output())
                .contains("no matching host key type");
    }

    @Test
    void aRevokedKeyEnds() throws Exception {
        platform.keys.clear();
        assertThat(ann.push("shop", "main").exit()).isNotZero();
        assertThat(ann.ssh("git@127.0.0.1", "ping").output()).contains("Permission denied");
    }

    @Test
    void aForeignAppLooksLikeNoApp() throws Exception {
        platform.owns("bob", "secret");
        ann.commit("a", "1");
        String foreign = ann.push("secret", "main").output();
        assertThat(foreign).contains("fatal: remote error: " + PushVerb.NO_APP);
        assertThat(ann.push("nothing", "main").output()).isEqualTo(foreign);
        assertThat(ann.push("../secret", "main").output()).isEqualTo(foreign);
        assertThat(ann.git("fetch", ann.url("secret")).output())
                .contains(FetchVerb.NO_APP)
                .isEqualTo(ann.git("fetch", ann.url("nothing")).output());
        assertThat(repository("secret")).doesNotExist();
        assertThat(repository("nothing")).doesNotExist();
    }

    @Test
    void hostKeysAreOpenSshFilesForTheOwnerOnly() throws Exception {
        try (GitSshServer fresh = serverIn(root.resolve("fresh"))) {
            fresh.start();
            for (String type : List.of("ed25519", "ecdsa", "rsa")) {
                Path key = root.resolve("fresh/ssh/ssh-host-" + type + "-key");
                assertThat(Files.readString(key)).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                        .isEqualTo("rw-------");
            }
            assertThat(fresh.hostKeys()).doesNotContainAnyElementsOf(server.hostKeys());
            Program scan = Program.start(root, java.util.Map.of(), "ssh-keyscan", "-p", "" + fresh.port(), "127.0.0.1");
            assertThat(scan.end().output())
                    .contains(fresh.hostKeys().get(0), fresh.hostKeys().get(1));
        }
    }

    @Test
    void silentStrangersAreCappedAndCutOff() throws Exception {
        List<Socket> strangers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            strangers.add(new Socket("127.0.0.1", server.port()));
        }
        assertThat(ann.ssh("git@127.0.0.1", "ping").exit()).isNotZero();
        await().atMost(Duration.ofSeconds(15))
                .until(() -> ann.ssh("git@127.0.0.1", "ping").exit() == 0);
        for (Socket stranger : strangers) {
            stranger.close();
        }
    }

    @Test
    void anAccountHasSoManyConnections() throws Exception {
        ann.commit("a", "1");
        platform.owns("ann", "two");
        CountDownLatch building = new CountDownLatch(2);
        CountDownLatch done = new CountDownLatch(1);
        platform.build = (app, sha, source, output) -> {
            building.countDown();
            done.await();
        };
        Program one = ann.startPush("shop", "main");
        Program two = ann.startPush("two", "main");
        building.await();
        assertThat(ann.ssh("git@127.0.0.1", "ping").output()).isEqualTo(Admission.TOO_MANY);
        done.countDown();
        assertThat(one.end().exit() + two.end().exit()).isZero();
        assertThat(ann.ssh("git@127.0.0.1", "ping").output()).isEqualTo("pong");
    }
}
