package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.git.WorkTree;
import dev.workflow.acceptance.platform.Folders;
import dev.workflow.acceptance.platform.Installation;
import dev.workflow.acceptance.platform.Parts;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.platform.Scratch;
import dev.workflow.acceptance.sample.FreshName;
import dev.workflow.acceptance.sample.SampleApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Kills parts of a platform of its own while they work. It heals by itself; every app is as before or as after, nothing
 * that was accepted is lost, nothing happens twice, and whoever looks can see why.
 */
@Tag("crash")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashTest {

    private static final Duration HEALING = Duration.ofMinutes(3);

    private Installation installation;
    private Platform platform;
    private Person admin;
    private SshKey key;

    @BeforeAll
    void start() throws IOException {
        installation = new Installation(Files.createTempDirectory("workflow-crash-"));
        installation.up();
        platform = installation.platform();
        admin = Person.login(platform, "admin", platform.adminPassword());
        key = SshKey.of(admin);
    }

    @AfterAll
    void stop() throws IOException {
        installation.down();
        Folders.keep(installation.data().resolve("logs"), Path.of("target", "crash-logs"));
        Folders.delete(installation.data());
    }

    @Test
    void serverKilledDuringABuild() throws Exception {
        App app = running();
        Process push = slowPush(app, "half built");
        kill(Parts.SERVER);
        assertThat(push.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(push.exitValue()).isNotZero();
        healed();
        JsonNode build = ended(app, "build");
        assertThat(build.path("state").asText()).isEqualTo("failed");
        assertThat(build.path("cause").asText()).contains("the server that did this work stopped");
        assertThat(app.newestRelease()).isEqualTo(2);
        app.answers("first page");
        pushAgain(app, 3);
    }

    @Test
    void serverKilledDuringADeploy() throws Exception {
        App app = running();
        app.setConfig("START_SECONDS", 6).is(201);
        await("deploy has begun").atMost(Duration.ofSeconds(30)).until(() -> app.pods().stream()
                .anyMatch(pod -> "v3".equals(pod.path("release").asText())));
        kill(Parts.SERVER);
        healed();
        assertThat(app.deployed(3).path("state").asText()).isIn("succeed", "crashed");
        ended(app, "deploy");
        app.answers("first page");
        pushAgain(app, 4);
    }

    /** Nobody knows how far the job came, so it is not run a second time; what ran before runs again. */
    @Test
    void serverKilledDuringAJobBeforeADeploy() throws Exception {
        App app = running();
        WorkTree source = SampleApp.web("page after a job").write("drycc.yaml", """
                run: [{args: [sh, -c, 'echo job begins; sleep 60']}]
                deploy: {web: {}}
                """);
        Path output = Scratch.output("push");
        Process push =
                source.commit().pushing(platform, key, app.name(), "+main").start(output);
        await("job runs").atMost(Duration.ofSeconds(60)).until(() -> app.pods().stream()
                .anyMatch(pod -> "run".equals(pod.path("type").asText())
                        && "up".equals(pod.path("state").asText())));
        kill(Parts.SERVER);
        assertThat(push.waitFor(60, TimeUnit.SECONDS)).isTrue();
        healed();
        assertThat(app.deployed(3).path("exception").asText())
                .contains("pipeline run state error: lost: the server stopped");
        assertThat(ended(app, "deploy").path("state").asText()).isEqualTo("failed");
        app.answers("first page");
        assertThat(app.pods()).noneMatch(pod -> "run".equals(pod.path("type").asText()));
        pushAgain(app, 4);
    }

    @Test
    void servicesKilledDuringABuild() throws Exception {
        App app = running();
        Process push = slowPush(app, "second page");
        kill(Parts.SERVICES);
        app.setConfig("DURING", "outage").is(201);
        push.waitFor(2, TimeUnit.MINUTES);
        healed();
        ended(app, "build");
        ended(app, "deploy");
        assertThat(app.get("config/").json().path("values").path("DURING").asText())
                .isEqualTo("outage");
        assertThat(releasesOf(app, "deployed")).isLessThanOrEqualTo(2);
        pushAgain(app, app.newestRelease() + 1);
    }

    @Test
    void databaseKilledDuringABuild() throws Exception {
        assumeTrue(installation.parts().has(Parts.DATABASE), "the database is not ours to kill");
        App app = running();
        app.setConfig("BEFORE", "outage").is(201);
        Process push = slowPush(app, "second page");
        kill(Parts.DATABASE);
        push.waitFor(2, TimeUnit.MINUTES);
        healed();
        ended(app, "build");
        assertThat(app.get("config/")
                        .is(200)
                        .json()
                        .path("values")
                        .path("BEFORE")
                        .asText())
                .isEqualTo("outage");
        assertThat(releasesOf(app, "deployed")).isLessThanOrEqualTo(2);
        pushAgain(app, app.newestRelease() + 1);
    }

    private App running() throws IOException {
        App app = admin.create(platform, FreshName.of("crash"));
        SampleApp.web("first page").push(platform, key, app.name()).succeeded();
        app.answers("first page");
        return app;
    }

    /** A push whose build runs when this returns, and goes on for some seconds. */
    private Process slowPush(App app, String page) throws IOException {
        WorkTree source = SampleApp.building(SampleApp.web(page), "echo slow step; sleep 8");
        Path output = Scratch.output("push");
        Process push =
                source.commit().pushing(platform, key, app.name(), "+main").start(output);
        await("build runs").atMost(Duration.ofSeconds(60)).until(() -> Files.readString(output)
                .contains("slow step"));
        return push;
    }

    private void kill(String part) {
        ProcessHandle process = installation.parts().part(part);
        process.destroyForcibly();
        await(part + " is dead").until(() -> !process.isAlive());
    }

    /** Waits until every part runs again and the API answers. */
    private void healed() {
        await("platform heals")
                .atMost(HEALING)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> {
                    return admin.api().get("/v2/auth/whoami/").status() == 200
                            && installation.launcher("status").run().code() == 0;
                });
    }

    /** The newest operation of that kind, once no operation of the app is under way. */
    private JsonNode ended(App app, String kind) {
        return await(kind + " of " + app.name() + " ends")
                .atMost(Duration.ofMinutes(2))
                .until(() -> operations(app), all -> all.stream()
                        .noneMatch(one -> one.path("ended").isNull()))
                .stream()
                .filter(one -> kind.equals(one.path("kind").asText()))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> operations(App app) {
        Answer answer = admin.api().get("/v2/operations/?app=" + app.name());
        return answer.is(200).results();
    }

    private static long releasesOf(App app, String what) {
        return app.get("releases/").is(200).results().stream()
                .filter(release -> release.path("summary").asText().contains(what))
                .count();
    }

    private void pushAgain(App app, int version) throws IOException {
        SampleApp.web("page after the crash")
                .pushing(platform, key, app.name(), "+main")
                .run()
                .succeeded();
        assertThat(app.newestRelease()).isEqualTo(version);
        app.answers("page after the crash");
    }
}
