package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.Page;
import dev.workflow.acceptance.client.WebBrowser;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Logging in where there is no browser, as our command line does it (RFC 8628). */
@ExtendWith(OnPlatform.class)
class DeviceLoginTest {

    private static final String GRANT =
            "grant_type=urn:ietf:params:oauth:grant-type:device_code&client_id=workflow-cli";

    private final Platform platform;
    private final Api device;
    private final WebBrowser browser;

    DeviceLoginTest(Platform platform) {
        this.platform = platform;
        this.device = Api.at(platform.api()).with("Content-Type", "application/x-www-form-urlencoded");
        this.browser = new WebBrowser(platform.api());
    }

    @Test
    void whatSomebodyAllowsIsGoodForAnApiToken() {
        JsonNode codes = begin();
        assertThat(error(poll(codes))).isEqualTo("authorization_pending");
        assertThat(error(poll(codes))).isEqualTo("slow_down");
        Page confirm = logIn(codes.path("verification_uri_complete").asText());
        confirm.says(codes.path("user_code").asText())
                .says("Workflow command line")
                .says("this includes the whole platform");
        browser.submit(confirm, Map.of("decision", "allow")).is(200).says("The device is logged in");
        // More than the ten seconds between two polls that the device is now held to.
        Answer tokens = Awaitility.await()
                .pollInterval(Duration.ofSeconds(12))
                .atMost(Duration.ofMinutes(2))
                .until(() -> poll(codes), answer -> answer.status() == 200);
        assertThat(tokens.json().has("refresh_token")).isFalse();
        Api bearer = Api.at(platform.api()).with("Authorization", "Bearer " + tokens.text("access_token"));
        assertThat(bearer.get("/v2/auth/whoami/").is(200).text("username")).isEqualTo("admin");
        String token =
                bearer.post("/v2/tokens/", Map.of("alias", "device")).is(201).text("token");
        Api.at(platform.api())
                .with("Authorization", "token " + token)
                .get("/v2/auth/whoami/")
                .is(200);
        assertThat(error(poll(codes))).isEqualTo("invalid_grant");
    }

    @Test
    void aRefusedDeviceGetsNothing() {
        JsonNode codes = begin();
        Page question = logIn(codes.path("verification_uri").asText());
        Page confirm = browser.submit(
                question, Map.of("user_code", codes.path("user_code").asText().toLowerCase(java.util.Locale.ROOT)));
        browser.submit(confirm, Map.of("decision", "allow", "form", "0".repeat(64)))
                .is(403);
        browser.submit(confirm, Map.of("decision", "deny")).is(200).says("The device was refused");
        assertThat(error(poll(codes))).isEqualTo("access_denied");
    }

    @Test
    void aCodeThatNoDeviceShowsIsNone() {
        Page question = logIn("/oauth/device/");
        browser.submit(question, Map.of("user_code", "BBBB-BBBB")).is(400).says("No device waits with this code");
        browser.submit(question, Map.of("user_code", "nonsense")).is(400);
        assertThat(error(device.post("/oauth/token/", GRANT + "&device_code=x")))
                .isEqualTo("invalid_grant");
        assertThat(error(device.post("/oauth/device_authorization/", "client_id=nobody")))
                .isEqualTo("invalid_client");
        assertThat(error(device.post("/oauth/device_authorization/", "client_id=workflow-cli&scope=openid")))
                .isEqualTo("invalid_scope");
    }

    private JsonNode begin() {
        return device.post("/oauth/device_authorization/", "client_id=workflow-cli&scope=admin")
                .is(200)
                .json();
    }

    private Answer poll(JsonNode codes) {
        return device.post(
                "/oauth/token/",
                GRANT + "&device_code=" + codes.path("device_code").asText());
    }

    private Page logIn(String address) {
        return browser.logIn(browser.open(address), "admin", platform.adminPassword())
                .is(200);
    }

    private static String error(Answer answer) {
        return answer.text("error");
    }
}
