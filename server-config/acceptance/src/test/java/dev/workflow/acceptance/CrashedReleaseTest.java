package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.LogSocket;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import dev.workflow.acceptance.sample.SampleApp;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A release that builds but does not run is marked as crashed, with the cause, and the one before goes on answering. */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashedReleaseTest {

    private final Platform platform;
    private final Person person;
    private App app;
    private SshKey key;

    CrashedReleaseTest(Platform platform, Person person) {
        this.platform = platform;
        this.person = person;
    }

    @BeforeAll
    void deployGoodRelease() throws IOException {
        app = person.create(platform, FreshName.of("crashed"));
        key = SshKey.of(person);
        app.setConfig("DRYCC_DEPLOY_TIMEOUT", 8).is(201);
        SampleApp.web("good page").push(platform, key, app.name()).succeeded();
        app.answers("good page");
    }

    @AfterAll
    void destroyApp() {
        app.destroy().is(204);
    }

    @Test
    void processThatExitsAtOnce() throws IOException {
        assertThat(crash("exit")).contains("web", "7", "there is no configuration for me");
    }

    @Test
    void processThatNeverListens() throws IOException {
        assertThat(crash("deaf")).contains("web", "does not listen on $PORT");
    }

    @Test
    void processThatEatsMemory() throws IOException {
        assertThat(crash("eat")).contains("web", "memory", "limit of 1024 MiB");
    }

    /** The cause that the release names. */
    private String crash(String behaviour) throws IOException {
        SampleApp.behaving(behaviour)
                .commit()
                .pushing(platform, key, app.name(), "+main")
                .run()
                .succeeded();
        JsonNode release = app.deployed(app.newestRelease());
        assertThat(release.path("state").asText()).isEqualTo("crashed");
        assertThat(release.path("failed").asBoolean()).isTrue();
        String cause = release.path("exception").asText();
        assertThat(release.path("conditions").path(0).path("exception").asText())
                .isEqualTo(cause);
        assertThat(LogSocket.read(app, 200)).contains(cause.lines().findFirst().orElseThrow());
        app.visit().is(200);
        app.answers("good page");
        return cause;
    }
}
