package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Logging in and out as the contract's clients do it (api.md §2). */
@Tag("smoke")
@ExtendWith(OnPlatform.class)
class LoginTest {

    private static final int KEY = 32;

    private final Platform platform;
    private final Api anonymous;

    LoginTest(Platform platform) {
        this.platform = platform;
        this.anonymous = Api.at(platform.api());
    }

    @Test
    void strangersAreToldWhatThisIs() {
        Answer answer = anonymous.get("/v2/").is(401);
        assertThat(answer.headers().firstValue("DRYCC_API_VERSION")).contains("2.3");
        assertThat(answer.headers().firstValue("DRYCC_PLATFORM_VERSION")).contains("2.3.0");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("token");
        assertThat(answer.text("detail")).isEqualTo("Authentication credentials were not provided.");
    }

    @Test
    void administratorKnowsWhoTheyAre(Person admin) {
        assertThat(admin.token()).hasSize(128);
        admin.api().get("/v2/").is(200);
        Answer me = admin.api().get("/v2/auth/whoami/").is(200);
        assertThat(me.text("username")).isEqualTo("admin");
        assertThat(me.json().path("is_superuser").asBoolean()).isTrue();
    }

    @Test
    void wrongPasswordIsRefused() {
        anonymous
                .post("/v2/auth/login/", Map.of("username", "admin", "password", "no" + platform.adminPassword()))
                .is(400);
    }

    @Test
    void loginWithoutPasswordGoesToTheBrowser() {
        Answer answer = anonymous.post("/v2/auth/login/", "{}").is(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .matches("http://.*/v2/login/drycc/\\?key=[0-9a-f]{32}");
    }

    @Test
    void pendingLoginHasNoToken() {
        anonymous.get("/v2/auth/token/" + "0".repeat(32) + "/?alias=x").is(404);
    }

    /** Else anybody could send somebody a link with a key that they hold, and wait. */
    @Test
    void inventedKeyOpensNoLogin() {
        String location = anonymous
                .post("/v2/auth/login/", "{}")
                .is(302)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String key = location.substring(location.length() - KEY);
        anonymous.get("/v2/login/drycc/?key=" + key).is(303);
        String flipped = key.substring(0, KEY - 1) + (key.endsWith("0") ? "1" : "0");
        for (String invented : List.of(flipped, "0123456789abcdef0123456789abcdef", "", "x")) {
            assertThat(anonymous.get("/v2/login/drycc/?key=" + invented).is(400).body())
                    .contains("This link does not work");
        }
        anonymous.get("/v2/auth/token/" + flipped + "/").is(404);
    }

    @Test
    void deletedTokenIsUselessAtOnce() {
        Person person = Person.login(platform, "admin", platform.adminPassword());
        person.api().delete("/v2/tokens/" + newestToken(person) + "/").is(204);
        Answer refused = person.api().get("/v2/auth/whoami/").is(401);
        assertThat(refused.text("detail")).isEqualTo("Invalid token.");
    }

    @Test
    void inventedTokenIsRefused() {
        anonymous
                .with("Authorization", "token " + "a".repeat(128))
                .get("/v2/apps/")
                .is(401);
    }

    private static String newestToken(Person person) {
        String shown = person.token().substring(0, 14);
        List<JsonNode> tokens =
                person.api().get("/v2/tokens/?limit=1000").is(200).results();
        return tokens.stream()
                .filter(token -> token.path("fuzzy_key").asText().startsWith(shown))
                .map(token -> token.path("uuid").asText())
                .findFirst()
                .orElseThrow();
    }
}
