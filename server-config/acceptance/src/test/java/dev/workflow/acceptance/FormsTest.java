package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.OAuthClient;
import dev.workflow.acceptance.client.Page;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.client.Routes;
import dev.workflow.acceptance.client.WebBrowser;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of every page, as the sources have them, sent by somebody else's page. */
@ExtendWith(OnPlatform.class)
class FormsTest {

    private static final String TOKEN = "workflow-form";

    /** What programs send, which prove themselves in another way, and what may come from other sites and does nothing. */
    private static final Set<String> NO_PAGES = Set.of(
            "/oauth/token",
            "/oauth/revoke_token",
            "/oauth/introspect",
            "/oauth/userinfo",
            "/oauth/device_authorization",
            "/oauth/authorize",
            "/oauth/end_session");

    private final Platform platform;
    private final Api anonymous;
    private final WebBrowser browser;

    FormsTest(Platform platform) {
        this.platform = platform;
        this.anonymous = OAuthClient.forms(Api.at(platform.api()));
        this.browser = new WebBrowser(platform.api());
    }

    static Stream<String> forms() throws IOException {
        Set<String> all = Routes.forms(Platform.root().resolve("web/src/main/java"));
        assertThat(all).containsAll(NO_PAGES).hasSizeGreaterThan(30);
        return all.stream().filter(form -> !NO_PAGES.contains(form)).map(form -> form.replaceAll("\\{\\w+}", "x"));
    }

    @BeforeEach
    void logIn() throws Exception {
        Person person = Accounts.create(platform, FreshName.of("clicker"));
        browser.logIn(browser.open("/user/login/"), person.name(), Accounts.password(person.name()))
                .is(200);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void doesNothingUnlessItIsOurs(String path) {
        Api theirs = anonymous.with("Cookie", browser.cookies());
        String right = "form=" + browser.cookie(TOKEN);
        refused(theirs.post(path, "decision=allow"), "open for too long");
        refused(theirs.post(path, "form=" + "0".repeat(64) + "&decision=allow"), "open for too long");
        for (String origin : new String[] {"https://evil.example", "null", platform.api() + ".evil.example"}) {
            refused(theirs.with("Origin", origin).post(path, right), "Another site");
        }
        refused(theirs.with("Sec-Fetch-Site", "same-site").post(path, right), "Another site");
        refused(theirs.with("Sec-Fetch-Site", "cross-site").post(path, right), "Another site");
        assertThat(anonymous.post(path, "form=" + "0".repeat(64)).status()).isIn(401, 403);
        assertThat(browser.open("/user/").is(200).address()).hasPath("/user/");
    }

    @Test
    void ofACommandLineDoesNothingUnlessItIsOurs() {
        String way = anonymous
                .with("Content-Type", "application/json")
                .post("/v2/auth/login/", "{}")
                .is(302)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String key = way.substring(way.indexOf("key=") + 4);
        Page confirm = browser.open("/v2/login/drycc/?key=" + key).is(200);
        Api theirs = anonymous.with("Cookie", browser.cookies());
        refused(theirs.post("/v2/login/drycc/", "key=" + key), "open for too long");
        refused(theirs.post("/v2/login/drycc/", "key=" + key + "&form=" + "0".repeat(64)), "open for too long");
        anonymous.get("/v2/auth/token/" + key + "/").is(404);
        browser.submit(confirm, Map.of()).is(200);
        anonymous.get("/v2/auth/token/" + key + "/").is(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/user/", "/user/factor/", "/oauth/device/", "/oauth/authorized_tokens/", "/v2/auth/whoami/"})
    void isNotShownInsideAnotherSite(String path) {
        Page page = browser.open(path);
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.status() == 401
                        || page.headers()
                                .firstValue("Content-Security-Policy")
                                .orElse("")
                                .contains("frame-ancestors 'none'"))
                .isTrue();
    }

    private static void refused(Answer answer, String why) {
        assertThat(answer.is(403).body()).contains(why);
    }
}
