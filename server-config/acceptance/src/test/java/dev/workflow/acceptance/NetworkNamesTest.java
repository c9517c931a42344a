package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad names in the network of an app are refused, and nothing comes of them. */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetworkNamesTest {

    private static final String ATTACKS = "dev.workflow.acceptance.sample.Attacks#";

    private final Platform platform;
    private final Person person;
    private App app;

    NetworkNamesTest(Platform platform, Person person) {
        this.platform = platform;
        this.person = person;
    }

    @BeforeAll
    void createApp() {
        app = person.create(platform, FreshName.of("netnames"));
        app.post("services/", Map.of("ptype", "web", "port", 80, "target_port", 5000))
                .is(201);
    }

    @AfterAll
    void nothingCameOfIt() {
        for (String list : List.of("gateways/", "routes/", "certs/")) {
            assertThat(app.get(list).is(200).json().path("count").asInt()).isZero();
        }
        assertThat(app.get("services/").is(200).json().path("services")).hasSize(1);
        app.destroy().is(204);
    }

    @ParameterizedTest
    @MethodSource(ATTACKS + "objectNames")
    void gateway(String bad) {
        refused("name", app.post("gateways/", Map.of("name", bad, "port", 80, "protocol", "HTTP")));
    }

    @ParameterizedTest
    @MethodSource(ATTACKS + "objectNames")
    void route(String bad) {
        Map<String, ?> route = Map.of("name", bad, "ptype", "web", "kind", "HTTPRoute", "port", 80);
        refused("name", app.post("routes/", route));
    }

    @ParameterizedTest
    @MethodSource(ATTACKS + "certificateNames")
    void certificate(String bad) {
        refused("name", app.post("certs/", Map.of("name", bad, "certificate", "x", "key", "y")));
    }

    @ParameterizedTest
    @MethodSource(ATTACKS + "processTypes")
    void processType(String bad) {
        Answer answer = app.post("services/", Map.of("ptype", bad, "port", 1, "target_port", 1));
        assertThat(answer.is(400).body()).matches("(?s)[\\[{]\"(?:ptype|Process types|The length).*");
    }

    @Test
    void certificatesThatAreNone() {
        String none = "{\"certificate\":[\"Could not load certificate: there is no certificate in PEM form in it\"]}";
        assertThat(app.post("certs/", Map.of("name", "x", "certificate", "x", "key", "y"))
                        .is(400)
                        .body())
                .isEqualTo(none);
        refused("certificate", app.post("certs/", Map.of("name", "x", "certificate", " ", "key", "y")));
        refused("certificate", app.post("certs/", Map.of("name", "x", "certificate", "a\u0000b", "key", "y")));
        refused("certificate", app.post("certs/", Map.of("name", "x", "certificate", "x".repeat(70_000), "key", "y")));
        refused("certificate", app.post("certs/", Map.of("name", "x", "certificate", List.of("x"), "key", "y")));
        refused("key", app.post("certs/", Map.of("name", "x", "certificate", "x")));
    }

    @Test
    void rulesThatAreNone() {
        app.post("routes/", Map.of("name", "one", "ptype", "web", "kind", "HTTPRoute", "port", 80))
                .is(201);
        String path = "/v2/apps/" + app.name() + "/routes/one/rules/";
        for (String bad : List.of(
                "{}", "1", "null", "\"x\"", "\"\\\"[]\\\"\"", "[[]]", "{", "[".repeat(1000), "[\"a\\u0000\"]", "")) {
            person.api().send("PUT", path, bad).is(400);
        }
        person.api().delete("/v2/apps/" + app.name() + "/routes/one/").is(204);
    }

    private static void refused(String field, Answer answer) {
        answer.is(400);
        assertThat(answer.json().fieldNames()).toIterable().as(answer.body()).containsExactly(field);
    }
}
