package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A bad name is refused with the name of its field, and nothing comes of it. */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamesTest {

    private static final String ATTACKS = "dev.workflow.acceptance.sample.Attacks#";

    private final Platform platform;
    private final Person person;
    private App app;
    private int apps;
    private int domains;

    NamesTest(Platform platform, Person person) {
        this.platform = platform;
        this.person = person;
    }

    @BeforeAll
    void createApp() {
        app = person.create(platform, FreshName.of("names"));
        apps = count("/v2/apps/");
        domains = count("/v2/apps/" + app.name() + "/domains/");
    }

    @AfterAll
    void nothingCameOfIt() {
        assertThat(count("/v2/apps/")).isEqualTo(apps);
        assertThat(app.newestRelease()).isEqualTo(1);
        assertThat(count("/v2/apps/" + app.name() + "/builds/")).isZero();
        assertThat(count("/v2/apps/" + app.name() + "/domains/")).isEqualTo(domains);
        app.destroy().is(204);
    }

    @ParameterizedTest
    @MethodSource(ATTACKS + "appNames")
    void appName(String bad) {
        refused("id", person.api().post("/v2/apps/", Map.of("id", bad)));
    }

    @ParameterizedTest
    @MethodSource(ATTACKS + "processTypes")
    void processTypeOfADomain(String bad) {
        refused("ptype", app.post("domains/", Map.of("domain", "names.example.com", "ptype", bad)));
    }

    @ParameterizedTest
    @MethodSource(ATTACKS + "processTypes")
    void processTypeOfABuild(String bad) {
        Map<String, ?> build = Map.of("image", "x/y:1", "stack", "container", "procfile", Map.of(bad, "run"));
        refused("procfile", app.post("builds/", build));
    }

    @ParameterizedTest
    @MethodSource(ATTACKS + "processTypes")
    void processTypeOfAConfiguration(String bad) {
        Map<String, ?> value = Map.of("KEY", "value");
        refused("typed_values", app.post("config/", Map.of("typed_values", Map.of(bad, value))));
    }

    @ParameterizedTest
    @MethodSource(ATTACKS + "processTypes")
    void processTypeToScale(String bad) {
        assertThat(app.post("ptypes/scale/", Map.of(bad, 1)).status()).isIn(204, 400);
        assertThat(person.api().get("/v2/apps/" + app.name() + "/").json().path("structure"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource(ATTACKS + "configKeys")
    void configKey(String bad) {
        refused("values", app.setConfig(bad, "value"));
    }

    @ParameterizedTest
    @MethodSource(ATTACKS + "domains")
    void domain(String bad) {
        refused("domain", app.post("domains/", Map.of("domain", bad, "ptype", "web")));
    }

    @ParameterizedTest
    @MethodSource(ATTACKS + "keyNames")
    void keyName(String bad) throws IOException {
        String line = SshKey.create().line();
        refused("id", person.api().post("/v2/keys/", Map.of("id", bad, "public", line)));
    }

    @ParameterizedTest
    @MethodSource(ATTACKS + "images")
    void image(String bad) {
        refused("image", app.post("builds/", Map.of("image", bad, "stack", "container")));
    }

    @ParameterizedTest
    @MethodSource(ATTACKS + "usernames")
    void username(String bad) {
        Answer answer = Api.at(platform.api()).post("/v2/auth/login/", Map.of("username", bad, "password", "x"));
        assertThat(answer.status()).as(answer.body()).isBetween(400, 429);
    }

    @Test
    void nullCharacterInAValue() {
        refused("values", app.setConfig("KEY", "a\u0000b"));
        refused("values", app.post("config/", Map.of("values", "{\"KEY\":\"a\\u0000b\"}")));
        Map<String, ?> build = Map.of("image", "x/y:1", "stack", "container", "procfile", Map.of("web", "a\u0000b"));
        refused("procfile", app.post("builds/", build));
        refused("command", app.post("run/", Map.of("command", "a\u0000b")));
    }

    @Test
    void namesThatAreNoTexts() {
        for (Object bad : List.of(5, true, List.of("x"), Map.of("x", "y"))) {
            refused("id", person.api().post("/v2/apps/", Map.of("id", bad)));
        }
    }

    @Test
    void bodiesThatAreNoObjects() {
        for (String bad : List.of("[1]", "\"x\"", "{", "{\"id\":\"x\"} y", "[".repeat(10_000), "\u0000", "nul")) {
            person.api().post("/v2/apps/", bad).is(400);
        }
    }

    private static void refused(String field, Answer answer) {
        answer.is(400);
        assertThat(answer.json().fieldNames()).toIterable().as(answer.body()).containsExactly(field);
    }

    private int count(String path) {
        return person.api().get(path).is(200).json().path("count").asInt();
    }
}
