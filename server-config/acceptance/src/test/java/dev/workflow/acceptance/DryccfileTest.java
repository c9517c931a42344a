package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.LogSocket;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.git.WorkTree;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.platform.Ran;
import dev.workflow.acceptance.sample.FreshName;
import dev.workflow.acceptance.sample.SampleApp;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** An app with a drycc.yaml: two process types, and jobs that run before each deploy. */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DryccfileTest {

    private final Platform platform;
    private final Person person;
    private App app;
    private SshKey key;
    private WorkTree source;

    DryccfileTest(Platform platform, Person person) {
        this.platform = platform;
        this.person = person;
    }

    @BeforeAll
    void create() throws IOException {
        app = person.create(platform, FreshName.of("jobs"));
        key = SshKey.of(person);
        source = SampleApp.behaving("serve").write("page.txt", "page one");
    }

    @AfterAll
    void destroy() {
        app.destroy().is(204);
    }

    private Ran push(String job) throws IOException {
        return source.write("drycc.yaml", """
                run:
                - command: [sh, -c]
                  args: ['%s']
                  timeout: 60
                - {args: [echo, only for cron], when: {ptypes: [cron]}}
                deploy:
                  web: {}
                  worker:
                    command: [sh, -c]
                    args: ['echo worker $QUEUE works; exec sleep 3600']
                """.formatted(job)).commit().push(platform, key, app.name());
    }

    @Test
    @Order(1)
    void theJobRunsBeforeTheProcessesStart() throws IOException {
        app.post(
                        "config/",
                        Map.of("typed_values", Map.of("worker", Map.of("QUEUE", "mail"), "run", Map.of("DB", "main"))))
                .is(201);
        app.deployed(2);
        push("echo migrating $DB for $WORKFLOW_RELEASE").succeeded();
        assertThat(app.deployed(3).path("state").asText()).isEqualTo("succeed");
        app.answers("Hello from page one");
        assertThat(LogSocket.read(app, 200))
                .containsSubsequence(
                        "[pipeline] release v3 starts running pipeline.run",
                        "migrating main for v3",
                        "[pipeline] release v3 starts running...",
                        "[pipeline] release v3 run completed...")
                .doesNotContain("only for cron");
    }

    @Test
    @Order(2)
    void theOtherProcessTypeRunsWhatItIsGiven() {
        app.scale("worker", 1);
        await("worker is up").atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(app.pods())
                .anySatisfy(pod -> {
                    assertThat(pod.path("type").asText()).isEqualTo("worker");
                    assertThat(pod.path("state").asText()).isEqualTo("up");
                }));
        await("worker speaks")
                .untilAsserted(() -> assertThat(LogSocket.read(app, 200)).contains("worker mail works"));
    }

    @Test
    @Order(3)
    void aJobThatFailsStopsTheReleaseAndTheOldOneGoesOn() throws IOException {
        source.write("page.txt", "page two");
        Ran push = push("echo no database; exit 3").succeeded();
        assertThat(push.output())
                .contains("v4 is not running: pipeline run state error: crashed: exited with code 3", "no database");
        JsonNode release = app.deployed(4);
        assertThat(release.path("state").asText()).isEqualTo("crashed");
        assertThat(release.path("exception").asText()).contains("exited with code 3", "no database");
        app.answers("Hello from page one");
    }

    @Test
    @Order(4)
    void whatTheFileMayNotHoldIsToldBeforeTheBuild() throws IOException {
        Ran push = source.write("drycc.yaml", "run: now\ndeploy: {web: {}}\n")
                .commit()
                .push(platform, key, app.name());
        assertThat(push.failed().output()).contains("drycc.yaml is malformed", "'now' is not of type 'array'");
        assertThat(app.newestRelease()).isEqualTo(4);
    }
}
