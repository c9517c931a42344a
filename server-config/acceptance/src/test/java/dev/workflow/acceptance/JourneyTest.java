package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Cli;
import dev.workflow.acceptance.client.LogSocket;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.git.WorkTree;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.platform.Processes;
import dev.workflow.acceptance.platform.Ran;
import dev.workflow.acceptance.sample.FreshName;
import dev.workflow.acceptance.sample.SampleApp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** From an empty app to a destroyed one, a step a test; each step builds on the one before. */
@Tag("smoke")
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyTest {

    private final Platform platform;
    private final Person person;
    private final App app;
    private SshKey key;
    private WorkTree source;
    private Cli cli;

    JourneyTest(Platform platform, Person person) {
        this.platform = platform;
        this.person = person;
        this.app = new App(platform, person, FreshName.of("journey"));
    }

    @Test
    @Order(1)
    void clientCreatesTheApp() throws Exception {
        cli = Cli.login(platform, "admin", platform.adminPassword());
        key = SshKey.create();
        cli.run("keys:add", app.name(), key.secret() + ".pub").succeeded();
        cli.run("create", app.name(), "--no-remote").succeeded();
        assertThat(app.newestRelease()).isEqualTo(1);
    }

    @Test
    @Order(2)
    void pushShowsTheBuildAndTheRelease() throws Exception {
        source = SampleApp.web("page one");
        Ran push = source.push(platform, key, app.name()).succeeded();
        assertThat(push.output().lines().map(line -> line.replaceFirst("^remote: ?", "")
                        .strip()))
                .containsSubsequence(
                        "Starting build... but first, coffee!",
                        "Build complete.",
                        "Launching App...",
                        "Done, " + app.name() + ":v2 deployed to Workflow",
                        "Use 'drycc open' to view this application in your browser",
                        "To learn more, use 'drycc help' or visit https://www.drycc.cc/");
        assertThat(push.output()).contains("main -> main");
    }

    @Test
    @Order(3)
    void appAnswersThroughTheRouter() {
        assertThat(app.deployed(2).path("state").asText()).isEqualTo("succeed");
        app.answers("Hello from page one");
    }

    @Test
    @Order(4)
    void configurationMakesARelease() {
        app.setConfig("GREETING", "Good morning").is(201);
        assertThat(app.newestRelease()).isEqualTo(3);
        app.answers("Good morning from page one");
        assertThat(app.deployed(3).path("summary").asText()).contains("admin added values GREETING");
    }

    @Test
    @Order(5)
    void secondPushReplacesTheFirst() throws Exception {
        source.write("page.txt", "page two")
                .commit()
                .push(platform, key, app.name())
                .succeeded();
        assertThat(app.deployed(4).path("state").asText()).isEqualTo("succeed");
        app.answers("Good morning from page two");
    }

    @Test
    @Order(6)
    void scalingAddsAProcess() {
        app.scale("web", 2);
        await("two processes").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            List<JsonNode> pods = app.pods();
            assertThat(pods).hasSize(2).allSatisfy(pod -> {
                assertThat(pod.path("state").asText()).isEqualTo("up");
                assertThat(pod.path("release").asText()).isEqualTo("v4");
                assertThat(pod.path("type").asText()).isEqualTo("web");
            });
        });
        await("both answer")
                .until(
                        () -> app.visit().body(),
                        body -> !body.equals(app.visit().body()));
    }

    @Test
    @Order(7)
    void rollbackBringsTheOldPageBack() {
        assertThat(app.post("releases/rollback/", Map.of("version", 2))
                        .is(201)
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(5);
        assertThat(app.deployed(5).path("state").asText()).isEqualTo("succeed");
        app.answers("Hello from page one");
        assertThat(app.get("releases/").is(200).results())
                .extracting(release -> release.path("version").asInt())
                .containsExactly(5, 4, 3, 2, 1);
    }

    @Test
    @Order(8)
    void logsHaveWhatAppAndPlatformSaid() {
        String log = LogSocket.read(app, 1000);
        assertThat(log).contains("echo serves page one", "echo serves page two");
        assertThat(log).contains("admin rolled back to v2", "release v5 run completed...");
    }

    @Test
    @Order(9)
    void runShowsOutputAndExitCode() {
        Ran run = cli.run("run", "-a", app.name(), "--", "printenv", "WORKFLOW_RELEASE");
        assertThat(run.succeeded().output()).contains("v5");
        assertThat(cli.run("run", "-a", app.name(), "--", "ls", "/no-such-file").code())
                .isEqualTo(2);
    }

    @Test
    @Order(10)
    void execRunsBesideTheProcess() {
        String pod = app.pods().stream()
                .filter(known -> "web".equals(known.path("type").asText()))
                .map(known -> known.path("name").asText())
                .findFirst()
                .orElseThrow();
        Ran exec = cli.run("ps:exec", "-a", app.name(), pod, "--", "cat", "page.txt");
        assertThat(exec.succeeded().output()).contains("page one");
        assertThat(cli.run("ps:exec", "-a", app.name(), pod, "--", "sh", "-c", "exit 9")
                        .code())
                .isEqualTo(9);
        assertThat(cli.run("ps:exec", "-a", app.name(), pod + "x", "--", "true")
                        .failed()
                        .output())
                .contains("this process not found");
    }

    @Test
    @Order(11)
    void destroyLeavesNothing() {
        app.visit().is(200);
        assertThat(processes()).isNotEmpty();
        app.destroy().is(204);
        person.api().get("/v2/apps/" + app.name() + "/").is(404);
        await("route is gone")
                .atMost(Duration.ofSeconds(30))
                .until(() -> app.visit().status() == 404);
        await("no process is left").atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(processes())
                .isEmpty());
        source.push(platform, key, app.name()).failed();
    }

    private List<String> processes() {
        return Processes.with(SampleApp.mark(source));
    }
}
