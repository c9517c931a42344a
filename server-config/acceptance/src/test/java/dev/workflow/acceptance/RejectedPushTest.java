package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.git.WorkTree;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.platform.Ran;
import dev.workflow.acceptance.sample.FreshName;
import dev.workflow.acceptance.sample.SampleApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A push that cannot be built changes nothing: no release, no moved branch, and the pusher is told why. */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RejectedPushTest {

    private final Platform platform;
    private final Person person;
    private App app;
    private SshKey key;

    RejectedPushTest(Platform platform, Person person) {
        this.platform = platform;
        this.person = person;
    }

    @BeforeAll
    void createApp() throws IOException {
        app = person.create(platform, FreshName.of("rejected"));
        key = SshKey.of(person);
    }

    @AfterAll
    void destroyApp() {
        app.destroy().is(204);
    }

    @Test
    void failingBuild() throws IOException {
        WorkTree source = SampleApp.building(SampleApp.web("page"), "echo compiling; echo no such symbol; exit 3");
        assertThat(rejected(source.commit())).contains("compiling", "no such symbol");
    }

    @Test
    void malformedProcfile() throws IOException {
        assertThat(rejected(SampleApp.web("page")
                        .write("Procfile", "web: [run, away")
                        .commit()))
                .contains("procfile Procfile is malformed");
    }

    @Test
    void badProcessType() throws IOException {
        assertThat(rejected(
                        SampleApp.web("page").write("Procfile", "Web_1: run\n").commit()))
                .contains("procfile Procfile is malformed");
    }

    @Test
    void hugeProcfile() throws IOException {
        String procfile = "web: " + "x".repeat(10 << 20) + "\n";
        assertThat(rejected(SampleApp.web("page").write("Procfile", procfile).commit()))
                .contains("Procfile");
    }

    @Test
    void nothingToRun() throws IOException {
        rejected(WorkTree.create()
                .write("notes.bin", "nothing a buildpack knows")
                .commit());
    }

    @Test
    void linkThatLeadsOut() throws IOException {
        WorkTree source = SampleApp.web("page");
        Files.createSymbolicLink(source.folder().resolve("passwords"), Path.of("/etc/passwd"));
        assertThat(rejected(source.commit())).contains("\"passwords\" points outside the repository");
    }

    @Test
    void linkThatClimbsOut() throws IOException {
        WorkTree source = SampleApp.web("page").write("deep/file", "x");
        Files.createSymbolicLink(source.folder().resolve("deep/up"), Path.of("../../../etc"));
        assertThat(rejected(source.commit())).contains("\"deep/up\" points outside the repository");
    }

    @Test
    void treeWithGitFolder() throws IOException {
        WorkTree source = SampleApp.web("page");
        String hook = source.git("hash-object", "-w", "page.txt")
                .run()
                .succeeded()
                .output()
                .strip();
        String inner = tree(source, "100755 blob " + hook + "\tpost-checkout\n");
        String outer = tree(source, "040000 tree " + inner + "\t.git\n");
        String commit = source.git("commit-tree", outer, "-m", "trap")
                .run()
                .succeeded()
                .output()
                .strip();
        source.git("reset", "--soft", commit).run().succeeded();
        assertThat(rejected(source)).contains(".git");
    }

    @Test
    void deletionOfTheBranch() throws IOException {
        WorkTree source = SampleApp.web("page");
        source.pushing(platform, key, app.name(), ":main").run().failed();
    }

    private static String tree(WorkTree source, String entries) {
        return source.git("mktree").reading(entries).run().succeeded().output().strip();
    }

    /** What the pusher was told. */
    private String rejected(WorkTree source) {
        int before = app.newestRelease();
        Ran push = source.push(platform, key, app.name()).failed();
        assertThat(push.output()).contains("[remote rejected] main -> main");
        assertThat(app.newestRelease()).isEqualTo(before);
        assertThat(source.remoteHead(platform, key, app.name())).isEmpty();
        return push.output();
    }
}
