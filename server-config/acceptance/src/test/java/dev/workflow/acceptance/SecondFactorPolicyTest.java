package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.Authenticator;
import dev.workflow.acceptance.client.Page;
import dev.workflow.acceptance.client.WebBrowser;
import dev.workflow.acceptance.platform.Folders;
import dev.workflow.acceptance.platform.Installation;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A platform whose administrators must have a second factor: they come no further before they have one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondFactorPolicyTest {

    private Installation installation;
    private Platform platform;

    @BeforeAll
    void start() throws Exception {
        installation = new Installation(
                Files.createTempDirectory("workflow-policy-"), Map.of("WORKFLOW_PASSPORT_SECOND_FACTOR", "staff"));
        installation.up();
        platform = installation.platform();
    }

    @AfterAll
    void stop() throws Exception {
        installation.down();
        Folders.delete(installation.data());
    }

    @Test
    void administratorsSetOneUpBeforeAnythingElse() {
        Map<String, String> admin = Map.of("username", "admin", "password", platform.adminPassword());
        assertThat(Api.at(platform.api()).post("/v2/auth/login/", admin).is(400).text("detail"))
                .contains("second factor");
        WebBrowser browser = new WebBrowser(platform.api());
        Page login = browser.open("/user/login/?next=/user/sessions/").is(200);
        Page enrolment = browser.logIn(login, "admin", platform.adminPassword()).says("Set up a second factor");
        for (String path : List.of("/user/", "/user/factor/", "/user/api-tokens/")) {
            assertThat(browser.open(path).is(200).address().getPath()).startsWith("/user/login/");
        }
        browser.submit(enrolment, Map.of("code", "000000")).is(400).says("not the code of this moment");
        Authenticator app = Authenticator.of(enrolment);
        browser.submit(enrolment, Map.of("code", app.code(0))).is(200).says("Your recovery codes");
        browser.open("/user/sessions/").is(200).says("this browser");
        WebBrowser other = new WebBrowser(platform.api());
        Page code = other.logIn(other.open("/user/login/"), "admin", platform.adminPassword());
        other.submit(code, Map.of("code", app.code(1))).is(200);
        assertThat(other.open("/user/").address().getPath()).isEqualTo("/user/");
    }

    @Test
    void othersNeedNot() throws Exception {
        Accounts.insert(platform, FreshName.of("person"))
                .api()
                .get("/v2/auth/whoami/")
                .is(200);
    }
}
