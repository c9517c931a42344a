package dev.workflow.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushRefusalTest extends GitServerTest {

    @Override
    PushLimits limits() {
        return limited(3 << 20, 2 << 20, 3000, 100, 4 << 20, Duration.ofSeconds(8), Duration.ofSeconds(10), 1000);
    }

    @AfterEach
    void theServerStillWorks() throws Exception {
        platform.owns("ann", "next");
        platform.build = (app, sha, source, output) -> output.line("fine");
        ann.git("checkout", "-q", "--orphan", "fresh");
        ann.git("rm", "-rfq", "--cached", ".");
        ann.git("clean", "-fdqx");
        ann.commit("ok", "ok");
        Program push = ann.push("next", "fresh");
        assertThat(push.exit()).as(push.output()).isZero();
    }

    @Test
    void tagsDoNotBuild() throws Exception {
        ann.commit("a", "1");
        ann.git("tag", "v1");
        refused(ann.push("shop", "v1"), "tags do not build; push a branch");
    }

    @Test
    void branchesAreNotDeleted() throws Exception {
        ann.commit("a", "1");
        ann.push("shop", "main");
        Program delete = ann.push("shop", ":main");
        assertThat(delete.output()).contains("branches of an app cannot be deleted");
        assertThat(ann.remote("shop", "main")).isEqualTo(ann.head());
    }

    @Test
    void twoBranchesAtOnceBuildNeither() throws Exception {
        ann.commit("a", "1");
        refused(ann.push("shop", "main", "main:two"), "push one branch at a time");
        refused(ann.push("shop", "--atomic", "main", "main:two"), "push one branch at a time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"refs/for/main", "refs/notes/x", "refs/heads/../../x", "refs/pull/1/head", "refs/remotes/o/m"})
    void otherRefsDoNotBuild(String ref) throws Exception {
        ann.commit("a", "1");
        Program push = ann.push("shop", "HEAD:" + ref);
        assertThat(push.exit()).isNotZero();
        assertThat(platform.built).isEmpty();
    }

    @Test
    void aVeryLongBranchNameIsRefused() throws Exception {
        ann.commit("a", "1");
        refused(ann.push("shop", "HEAD:refs/heads/" + "x".repeat(220)), "branch name too long");
    }

    @Test
    void tenThousandRefsAreRefused() throws Exception {
        ann.commit("a", "1");
        String sha = ann.head();
        StringBuilder packed = new StringBuilder("# pack-refs with: peeled fully-peeled sorted\n");
        for (int i = 10_000; i < 20_000; i++) {
            packed.append(sha).append(" refs/heads/b").append(i).append('\n');
        }
        Files.writeString(ann.folder.resolve(".git/packed-refs"), packed.toString());
        Program push = ann.push("shop", "refs/heads/b*:refs/heads/b*");
        assertThat(push.exit()).isNotZero();
        assertThat(platform.built).isEmpty();
        assertThat(repository("shop").resolve("refs/heads")).isEmptyDirectory();
    }

    @Test
    void aPackOverTheLimitIsRefusedInPlainWords() throws Exception {
        for (int i = 0; i < 4; i++) {
            Files.write(ann.folder.resolve("noise" + i), noise(1 << 20, i));
        }
        ann.commit("a", "1");
        refused(ann.push("shop", "main"), "The push is bigger than the limit of 3 MiB.");
        assertThat(packBytes("shop")).isZero();
    }

    @Test
    void aFileOverTheLimitIsRefused() throws Exception {
        Files.write(ann.folder.resolve("zeros"), new byte[(2 << 20) + 1]);
        ann.commit("a", "1");
        refused(ann.push("shop", "main"), "A file of the push is bigger than the limit of 2 MiB.");
    }

    @Test
    void tooManyFilesAreRefused() throws Exception {
        for (int i = 0; i < 120; i++) {
            Files.writeString(ann.folder.resolve("f" + i), "x");
        }
        ann.commit("a", "1");
        refused(ann.push("shop", "main"), "The commit has more than 100 files.");
    }

    @Test
    void tooMuchSourceIsRefused() throws Exception {
        for (int i = 0; i < 5; i++) {
            Files.write(ann.folder.resolve("same" + i), new byte[1 << 20]);
        }
        ann.commit("a", "1");
        refused(ann.push("shop", "main"), "The commit's files are bigger than 4 MiB together.");
    }

    @Test
    void tooManyObjectsAreRefused() throws Exception {
        Files.createDirectory(ann.folder.resolve("d"));
        for (int i = 0; i < 3100; i++) {
            Files.writeString(ann.folder.resolve("d/" + i), "x" + i);
        }
        ann.commit("a", "1");
        refused(ann.push("shop", "main"), "git objects; at most 3000 are allowed.");
    }

    @Test
    void aPushThatTakesTooLongIsStopped() throws Exception {
        ann.commit("a", "1");
        platform.build = (app, sha, source, output) -> new java.util.concurrent.CountDownLatch(1).await();
        refused(ann.push("shop", "main"), "The push took longer than 8 seconds and was stopped.");
    }

    private void refused(Program push, String reason) throws Exception {
        assertThat(push.output()).contains(reason);
        assertThat(push.exit()).isNotZero();
        assertThat(platform.built).isEmpty();
        assertThat(ann.remote("shop", "main")).isEmpty();
    }

    static byte[] noise(int size, int seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
