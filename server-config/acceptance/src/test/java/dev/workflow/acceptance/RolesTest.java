package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.platform.Folders;
import dev.workflow.acceptance.platform.Installation;
import dev.workflow.acceptance.platform.LoneServer;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.platform.Ran;
import dev.workflow.acceptance.sample.FreshName;
import dev.workflow.acceptance.sample.SampleApp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One platform of several servers with different components (decision 13), all on one database and broker. */
@Tag("roles")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesTest {

    private Installation front;
    private LoneServer back;
    private Person admin;

    @BeforeAll
    void start() throws IOException {
        front = new Installation(
                Files.createTempDirectory("workflow-front-"), Map.of("WORKFLOW_COMPONENTS", "controller,registry"));
        front.up();
        admin = Person.login(front.platform(), "admin", front.platform().adminPassword());
        back = LoneServer.start(front, "worker,builder,router");
    }

    @AfterAll
    void stop() throws Exception {
        if (back != null) {
            back.close();
        }
        front.down();
        Folders.keep(front.data().resolve("logs"), Path.of("target", "front-logs"));
        Folders.delete(front.data());
    }

    @Test
    void whatIsOffOpensNoPort() {
        assertThat(LoneServer.open(front.port("ssh-port"))).isFalse();
        assertThat(LoneServer.open(front.port("router-port"))).isFalse();
        assertThat(LoneServer.open(back.port("ssh-port"))).isTrue();
        assertThat(LoneServer.open(back.port("router-port"))).isTrue();
    }

    @Test
    void routesOfWhatIsOffAreElsewhere() {
        Api server = Api.at(back.address());
        for (String path : new String[] {"/v2/", "/v2/apps/", "/v2/auth/whoami/", "/v2/shop/tags/list"}) {
            assertThat(server.get(path).status()).as(path).isEqualTo(503);
        }
        Answer answer = server.with("Accept", "application/problem+json").get("/v2/apps/");
        assertThat(answer.body()).contains("The controller does not run on this server", "WORKFLOW_COMPONENTS");
        assertThat(server.get("/healthz").status()).isEqualTo(200);
        assertThat(server.get("/readiness").status()).isEqualTo(200);
        assertThat(Api.at(front.platform().api()).get("/readiness").status()).isEqualTo(200);
    }

    @Test
    void aServerThatOnlyLogsInIsAPassport() throws Exception {
        try (LoneServer passport = LoneServer.start(front, "passport")) {
            Api server = Api.at(passport.address());
            Answer login = server.post(
                    "/v2/auth/login/",
                    Map.of("username", "admin", "password", front.platform().adminPassword()));
            assertThat(login.status()).isEqualTo(200);
            assertThat(server.get("/v2/apps/").status()).isEqualTo(503);
            assertThat(LoneServer.open(passport.port("ssh-port"))).isFalse();
        }
    }

    @Test
    void anAppIsMadeHereAndPushedAndRunsThere() throws IOException {
        App app = pushed(back);
        assertThat(app.deployed(2).path("state").asText()).isEqualTo("succeed");
        app.setConfig("GREETING", "Moin").is(201);
        app.answers("Moin from front page");
    }

    /** The only worker ends in the middle of a deploy, its successor comes later: the deploy is neither lost nor cancelled. */
    @Test
    void anUpgradeOfTheWorkersInterruptsNoDeploy() throws Exception {
        App app = pushed(back);
        app.setConfig("START_SECONDS", 10).is(201);
        await("the deploy runs").atMost(Duration.ofSeconds(60)).until(() -> "running"
                .equals(newest(app).path("state").asText()));
        back.close();
        JsonNode handedOver = newest(app);
        assertThat(handedOver.path("state").asText()).isEqualTo("waiting");
        assertThat(handedOver.path("attempt").asInt()).isEqualTo(1);
        back = LoneServer.start(front, "worker,builder,router");
        assertThat(app.deployed(3).path("state").asText()).isEqualTo("succeed");
        assertThat(newest(app).path("state").asText()).isEqualTo("succeeded");
        assertThat(newest(app).path("attempt").asInt())
                .as("two workers were at it")
                .isEqualTo(2);
        new App(on(back), admin, app.name()).answers("front page");
    }

    @Test
    void aServerThatLacksItsSurroundingsSaysAllOfThem() {
        Ran ran = front.launcher("serve").with("WORKFLOW_DB_URL", "").run();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.output()).contains("WORKFLOW_AMQP_URI", "WORKFLOW_MASTER_KEY_FILE", "WORKFLOW_DB_URL");
    }

    private App pushed(LoneServer server) throws IOException {
        App app = admin.create(on(server), FreshName.of("roles"));
        SampleApp.web("front page")
                .push(on(server), SshKey.of(admin), app.name())
                .succeeded();
        app.answers("front page");
        return app;
    }

    private Platform on(LoneServer server) {
        URI api = front.platform().api();
        return new Platform(
                api,
                server.port("router-port"),
                server.port("ssh-port"),
                front.platform().adminPassword(),
                Optional.empty());
    }

    private JsonNode newest(App app) {
        return admin.api()
                .get("/v2/operations/?app=" + app.name())
                .is(200)
                .results()
                .get(0);
    }
}
