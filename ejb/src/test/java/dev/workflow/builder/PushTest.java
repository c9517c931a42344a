package dev.workflow.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushTest extends GitServerTest {

    @Override
    PushLimits limits() {
        return limited(
                1L << 30, 1L << 28, 1_000_000, 1000, 1L << 30, Duration.ofMinutes(5), Duration.ofMillis(400), 1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "master", "feature/x-1", "ünïcode"})
    void anyBranchBuildsAndItsRefMoves(String branch) throws Exception {
        String sha = ann.commit("Procfile", "web: run");

        Program push = ann.push("shop", "HEAD:refs/heads/" + branch);

        assertThat(push.exit()).as(push.output()).isZero();
        assertThat(push.output()).contains("remote: Build complete.", "remote: Done, shop:v2 deployed to Workflow");
        assertThat(platform.built).containsExactly("shop:" + sha);
        assertThat(ann.remote("shop", branch)).isEqualTo(sha);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
    void everyCommonKeyTypeLogsIn(String type) throws Exception {
        GitUser bob = user("bob", type);
        assertThat(bob.ssh("git@127.0.0.1", "ping").output()).isEqualTo("pong");
    }

    @Test
    void linesAppearWhenTheyAreSaid() throws Exception {
        ann.commit("a", "1");
        CountDownLatch seen = new CountDownLatch(1);
        platform.build = (app, sha, source, output) -> {
            output.line("first");
            seen.await();
            output.line("");
            output.line("ümlaut \u001b[32mgreen\u001b[0m \u001b]0;title\u0007");
        };

        Program push = ann.startPush("shop", "main");
        await().atMost(Duration.ofSeconds(20)).until(() -> push.output().contains("remote: first"));
        await().until(() -> push.output().contains("remote: ..."));
        seen.countDown();
        push.end();

        assertThat(push.exit()).isZero();
        assertThat(push.output()).contains("remote: ümlaut \u001b[32mgreen\u001b[0m ^[]0;title^G");
    }

    @Test
    void aSilentBuildShowsSignsOfLife() throws Exception {
        ann.commit("a", "1");
        CountDownLatch done = new CountDownLatch(1);
        platform.build = (app, sha, source, output) -> done.await();

        Program push = ann.startPush("shop", "main");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> push.lines().stream()
                                .filter(line -> line.text().equals("remote: ..."))
                                .count()
                        >= 3);
        done.countDown();
        assertThat(push.end().exit()).isZero();
    }

    @Test
    void aFailedBuildLeavesTheRefAndNoObjects() throws Exception {
        String first = ann.commit("a", "1");
        ann.push("shop", "main");
        long before = packBytes("shop");
        ann.commit("a", "2");
        platform.build = (app, sha, source, output) -> {
            throw new Pushes.PushRejected("the buildpack said no\nsecond line");
        };

        Program push = ann.push("shop", "main");

        assertThat(push.exit()).isEqualTo(1);
        assertThat(push.output())
                .contains("remote: the buildpack said no", "remote: second line")
                .contains("! [remote rejected] main -> main (pre-receive hook declined)");
        assertThat(ann.remote("shop", "main")).isEqualTo(first);
        assertThat(packBytes("shop")).isEqualTo(before);
    }

    @Test
    void anUnexpectedFailureGivesAnIdAndNoDetails() throws Exception {
        ann.commit("a", "1");
        platform.build = (app, sha, source, output) -> {
            throw new IllegalStateException("secret detail");
        };
        Program push = ann.push("shop", "main");
        assertThat(push.exit()).isEqualTo(1);
        assertThat(push.output())
                .contains("an administrator finds the cause under")
                .doesNotContain("secret detail");
    }

    @Test
    void theSamePushTwiceBuildsOnce() throws Exception {
        ann.commit("a", "1");
        ann.push("shop", "main");
        Program again = ann.push("shop", "main");
        assertThat(again.output()).contains("Everything up-to-date");
        assertThat(platform.built).hasSize(1);
    }

    @Test
    void rewrittenHistoryNeedsForce() throws Exception {
        ann.commit("a", "1");
        ann.push("shop", "main");
        ann.git("commit", "-q", "--amend", "-m", "other");

        assertThat(ann.push("shop", "main").output()).contains("rejected");
        assertThat(ann.push("shop", "+main").exit()).isZero();
        assertThat(ann.remote("shop", "main")).isEqualTo(ann.head());
    }

    @Test
    void theSecondPushIsToldAboutTheFirst() throws Exception {
        ann.commit("a", "1");
        CountDownLatch building = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        platform.build = (app, sha, source, output) -> {
            building.countDown();
            done.await();
        };
        Program first = ann.startPush("shop", "main");
        building.await();

        Program second = ann.push("shop", "main");
        done.countDown();

        assertThat(second.exit()).isNotZero();
        assertThat(second.output()).contains("fatal: remote error: Another git push is ongoing");
        assertThat(first.end().exit()).isZero();
    }

    @Test
    void aKilledClientCancelsTheBuildAndTheNextPushWorks() throws Exception {
        ann.commit("a", "1");
        CountDownLatch building = new CountDownLatch(1);
        AtomicReference<Boolean> gone = new AtomicReference<>();
        platform.build = (app, sha, source, output) -> {
            building.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                gone.set(output.gone());
            }
        };
        Program push = ann.startPush("shop", "main");
        building.await();
        push.kill();

        await().atMost(Duration.ofSeconds(10)).until(() -> gone.get() != null);
        assertThat(gone.get()).isTrue();
        platform.build = (app, sha, source, output) -> output.line("again");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ann.push("shop", "main").exit() == 0);
        assertThat(ann.remote("shop", "main")).isEqualTo(ann.head());
    }

    @Test
    void aShallowCloneCanPushAndPushAgain() throws Exception {
        ann.commit("a", "1");
        ann.commit("a", "2");
        ann.commit("a", "3");
        Path ci = Files.createDirectory(root.resolve("ci"));
        ann.git("-C", root.toString(), "clone", "-q", "--depth", "1", "file://" + ann.folder, ci.toString());
        GitUser runner = ann.in(ci);

        Program push = runner.push("shop", "HEAD:refs/heads/main");
        assertThat(push.exit()).as(push.output()).isZero();
        runner.commit("a", "4");
        Program second = runner.push("shop", "HEAD:refs/heads/main");
        assertThat(second.exit()).as(second.output()).isZero();
        assertThat(runner.remote("shop", "main")).isEqualTo(runner.head());
        assertThat(runner.git("clone", runner.url("shop"), root.resolve("no").toString())
                        .output())
                .contains(WholeHistory.SHALLOW);
        ann.commit("b", "from the full clone");
        Program full = ann.push("shop", "+main");
        assertThat(full.exit()).as(full.output()).isZero();
    }

    @Test
    void aCloneChecksOutTheBranchReleasedLast() throws Exception {
        ann.commit("a", "content");
        ann.push("shop", "HEAD:refs/heads/trunk");
        GitUser vic = user("vic", "ed25519");
        platform.readers.add("vic/shop");
        Path copy = root.resolve("copy");

        assertThat(vic.git("clone", "-q", vic.url("shop"), copy.toString()).exit())
                .isZero();
        assertThat(copy.resolve("a")).hasContent("content");
        assertThat(vic.in(copy).push("shop", "HEAD:refs/heads/other").output()).contains(PushVerb.NO_APP);
    }

    @Test
    void aRestartKeepsTheRepositoryAndTheIdentity() throws Exception {
        ann.commit("a", "1");
        ann.push("shop", "main");
        var keys = server.hostKeys();
        Files.createFile(repository("shop").resolve("refs/heads/main.lock"));
        Files.writeString(repository("shop").resolve("objects/incoming_1.pack"), "half");
        server.close();
        server = new GitSshServer(
                new GitSshSettings("127.0.0.1", server.port(), root.resolve("data"), limits(), SessionLimits.DEFAULT),
                platform,
                Thread::new);
        server.start();

        assertThat(server.hostKeys()).isEqualTo(keys).hasSize(3);
        ann.commit("a", "2");
        Program push = ann.push("shop", "main");
        assertThat(push.exit()).as(push.output()).isZero();
        assertThat(repository("shop").resolve("objects/incoming_1.pack")).doesNotExist();
    }

    @Test
    void aDestroyedAppLeavesNoRepository() throws Exception {
        ann.commit("a", "1");
        ann.push("shop", "main");
        assertThat(server.forget(new dev.workflow.app.AppName("shop"))).isTrue();
        assertThat(repository("shop")).doesNotExist();
        assertThat(ann.push("shop", "main").exit()).isZero();
        assertThat(platform.built).hasSize(2);
    }
}
