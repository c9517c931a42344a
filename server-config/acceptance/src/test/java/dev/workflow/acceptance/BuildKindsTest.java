package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.LogSocket;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.git.WorkTree;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.platform.Ran;
import dev.workflow.acceptance.sample.FreshName;
import dev.workflow.acceptance.sample.GoServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What else can be pushed: a compiled language, a Dockerfile, several Dockerfiles. */
@ExtendWith(OnPlatform.class)
class BuildKindsTest {

    private final Platform platform;
    private final Person person;
    private App app;
    private SshKey key;

    BuildKindsTest(Platform platform, Person person) {
        this.platform = platform;
        this.person = person;
    }

    @BeforeEach
    void create() throws IOException {
        app = person.create(platform, FreshName.of("kinds"));
        key = SshKey.of(person);
    }

    @AfterEach
    void destroy() {
        app.destroy().is(204);
    }

    private Ran push(WorkTree source) {
        return source.commit().push(platform, key, app.name());
    }

    @Test
    void goSourceIsCompiledOrTheWayOutIsSaid() throws IOException {
        Ran push = push(GoServer.source());
        if (GoServer.has("go")) {
            push.succeeded();
            app.answers("Hello from");
        } else {
            assertThat(push.failed().output()).contains("install the Debian package golang-go");
        }
    }

    private static void needsBuildah() {
        assumeTrue(GoServer.has("buildah"), "Dockerfiles are built by buildah: apt-get install buildah");
        assumeTrue(GoServer.has("go"), "the program in the image is compiled here: apt-get install golang-go");
    }

    @Test
    void aDockerfileIsBuiltAndRun() throws IOException {
        needsBuildah();
        WorkTree source = GoServer.images().write(".build-env", "KIND=a Dockerfile\n");
        push(source).succeeded();
        app.answers("Hello from a Dockerfile");
        assertThat(app.get("builds/")
                        .is(200)
                        .results()
                        .get(0)
                        .path("dockerfile")
                        .asText())
                .startsWith("FROM scratch");
    }

    @Test
    void severalDockerfilesMakeAnImageForEachProcessTypeAndJob() throws IOException {
        needsBuildah();
        WorkTree source = GoServer.images().write("drycc.yaml", """
                build:
                  docker: {web: Dockerfile, task: task/Dockerfile}
                  config: {web: {KIND: the web image}}
                run:
                - {image: task, args: [migrate], timeout: 60}
                deploy:
                  web: {}
                  task: {command: [/server]}
                """);
        push(source).succeeded();
        assertThat(app.deployed(2).path("state").asText()).isEqualTo("succeed");
        app.answers("Hello from the web image");
        app.scale("task", 1);
        await("task is up").atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(app.pods())
                .anySatisfy(pod -> {
                    assertThat(pod.path("type").asText()).isEqualTo("task");
                    assertThat(pod.path("state").asText()).isEqualTo("up");
                }));
        assertThat(LogSocket.read(app, 200)).contains("job says task of v2");
    }
}
