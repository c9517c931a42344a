package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.acceptance.client.Accounts;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over SSH nobody reaches, or learns about, what is not theirs, and nothing runs but git. */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignPushTest {

    private final Platform platform;
    private final Person owner;
    private App app;
    private SshKey foreigner;
    private WorkTree source;

    ForeignPushTest(Platform platform, Person owner) {
        this.platform = platform;
        this.owner = owner;
    }

    @BeforeAll
    void prepare() throws Exception {
        app = owner.create(platform, FreshName.of("foreign"));
        foreigner = SshKey.of(Accounts.create(platform, FreshName.of("mallory")));
        source = SampleApp.web("page");
    }

    @Test
    void foreignAndUnknownAppLookTheSame() {
        String unknown = FreshName.of("unknown");
        Ran toForeign = source.push(platform, foreigner, app.name()).failed();
        Ran toUnknown = source.push(platform, foreigner, unknown).failed();
        assertThat(toForeign.output().replace(app.name(), "*"))
                .isEqualTo(toUnknown.output().replace(unknown, "*"));
        assertThat(app.newestRelease()).isEqualTo(1);
    }

    @Test
    void foreignAppCannotBeFetched() {
        String url = "ssh://git@127.0.0.1:" + platform.sshPort() + "/" + app.name() + ".git";
        source.git("ls-remote", url)
                .with("GIT_SSH_COMMAND", foreigner.command())
                .run()
                .failed();
    }

    @Test
    void unknownKeyIsNotLetIn() throws IOException {
        Ran push = source.push(platform, SshKey.create(), app.name()).failed();
        assertThat(push.output()).contains("Permission denied (publickey)");
    }

    @Test
    void deletedKeyIsNotLetIn() throws IOException {
        SshKey key = SshKey.create();
        String id = FreshName.of("key");
        owner.api()
                .post("/v2/keys/", java.util.Map.of("id", id, "public", key.line()))
                .is(201);
        assertThat(key.ssh(platform.sshPort(), "ping").run().succeeded().output())
                .contains("pong");
        owner.api().delete("/v2/keys/" + id).is(204);
        key.ssh(platform.sshPort(), "ping").run().failed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "sh -c id",
                "git-upload-archive 'x.git'",
                "git-receive-pack '../../etc.git'",
                "git-receive-pack 'a/b/c.git'",
                "git-receive-pack '$(id).git'",
                "git-receive-pack 'x.git'; id",
                "scp -t /tmp",
                ""
            })
    void onlyGitRuns(String command) {
        Ran ran = foreigner.ssh(platform.sshPort(), command).run().failed();
        assertThat(ran.output()).doesNotContain("uid=");
    }
}
