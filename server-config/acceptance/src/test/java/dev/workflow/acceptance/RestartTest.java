package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.git.WorkTree;
import dev.workflow.acceptance.platform.Census;
import dev.workflow.acceptance.platform.Folders;
import dev.workflow.acceptance.platform.Installation;
import dev.workflow.acceptance.platform.Parts;
import dev.workflow.acceptance.platform.Processes;
import dev.workflow.acceptance.platform.Program;
import dev.workflow.acceptance.platform.Ran;
import dev.workflow.acceptance.platform.Scratch;
import dev.workflow.acceptance.sample.SampleApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The ways a platform ends, and that the next start on the same data brings everything back. Has a platform of its own. */
@Tag("crash")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartTest {

    private Installation installation;
    private App app;
    private Person admin;
    private WorkTree source;
    private List<String> releases;

    @BeforeAll
    void startWithAnApp() throws IOException {
        installation = new Installation(Files.createTempDirectory("workflow-restart-"));
        installation.up();
        admin = Person.login(
                installation.platform(), "admin", installation.platform().adminPassword());
        app = admin.create(installation.platform(), "shop");
        source = SampleApp.web("front page");
        source.push(installation.platform(), SshKey.of(admin), "shop").succeeded();
        app.answers("front page");
        app.setConfig("GREETING", "Welcome back").is(201);
        app.post("domains/", Map.of("domain", "shop.example.com", "ptype", "web"))
                .is(201);
        app.scale("web", 2);
        app.answers("Welcome back");
        upAndRunning();
        releases = summaries();
    }

    @AfterAll
    void stop() throws IOException {
        installation.down();
        Folders.keep(installation.data().resolve("logs"), Path.of("target", "restart-logs"));
        Folders.delete(installation.data());
    }

    @Test
    @Order(1)
    void stopLeavesNoProcessAndStartBringsEverythingBack() {
        Census census = Census.of(parts().supervisor());
        assertThat(processes()).isNotEmpty();
        Ran down = installation.down();
        assertThat(down.output()).contains("Workflow is stopped.");
        assertThat(census.living()).isEmpty();
        assertThat(processes()).isEmpty();
        installation.up();
        everythingIsBack();
    }

    @Test
    @Order(2)
    void killedSupervisorTakesEverythingAlong() {
        Census census = Census.of(parts().supervisor());
        parts().supervisor().destroyForcibly();
        gone(census);
        installation.up();
        everythingIsBack();
    }

    @Test
    @Order(3)
    void interruptStopsEverythingInTheForeground() throws Exception {
        installation.down();
        Path output = Scratch.output("foreground");
        Process foreground = installation.launcher("up").and("--foreground").start(output);
        await("ready in the foreground").atMost(Duration.ofMinutes(3)).until(() -> Files.readString(output)
                .contains("Workflow is ready."));
        everythingIsBack();
        Census census = Census.of(foreground.toHandle());
        Program.of(installation.data(), "kill", "-INT", Long.toString(foreground.pid()))
                .run()
                .succeeded();
        assertThat(foreground.waitFor(2, TimeUnit.MINUTES)).isTrue();
        gone(census);
        installation.up();
        everythingIsBack();
    }

    private void gone(Census census) {
        await("no orphan is left").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(census.living()).isEmpty();
            assertThat(processes()).isEmpty();
        });
    }

    private void everythingIsBack() {
        app.answers("Welcome back from front page");
        upAndRunning();
        assertThat(app.visit("shop.example.com").is(200).body()).contains("Welcome back");
        assertThat(summaries()).isEqualTo(releases);
        admin.api().get("/v2/auth/whoami/").is(200);
    }

    private void upAndRunning() {
        BooleanSupplier two = () -> app.pods().size() == 2
                && app.pods().stream()
                        .allMatch(pod -> "up".equals(pod.path("state").asText()));
        await("both processes run").atMost(Duration.ofSeconds(60)).until(two::getAsBoolean);
    }

    private List<String> summaries() {
        return app.get("releases/").is(200).results().stream()
                .map(release -> release.path("version") + " " + release.path("state") + " " + release.path("summary"))
                .toList();
    }

    private Parts parts() {
        return installation.parts();
    }

    private List<String> processes() {
        return Processes.with(SampleApp.mark(source));
    }
}
