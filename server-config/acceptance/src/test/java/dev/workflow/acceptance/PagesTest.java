package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.Page;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.client.WebBrowser;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on which people log in and look after their account. */
@ExtendWith(OnPlatform.class)
class PagesTest {

    private static final String SESSION = "workflow-session";
    private static final String LOGIN = "/user/login/";
    private static final String NEXT = "analytical engine";

    private final Platform platform;
    private final Person admin;
    private final Person person;

    PagesTest(Platform platform, Person admin) throws Exception {
        this.platform = platform;
        this.admin = admin;
        this.person = Accounts.create(platform, FreshName.of("reader"));
    }

    @Test
    void aLoginGivesTheBrowserAnotherKey() {
        WebBrowser browser = new WebBrowser(platform.api());
        browser.plant(SESSION, "A".repeat(43));
        assertThat(logIn(browser).address().getPath()).isEqualTo("/user/");
        String first = browser.cookie(SESSION);
        assertThat(first).hasSize(43).isNotEqualTo("A".repeat(43));
        browser.logIn(browser.open(LOGIN + "?again=1"), person.name(), password());
        assertThat(browser.cookie(SESSION)).isNotEqualTo(first);
        assertThat(info(SESSION + "=" + first).status())
                .as("the session before")
                .isEqualTo(401);
        assertThat(info(browser.cookies()).status()).isEqualTo(200);
    }

    @Test
    void whoIsLoggedInIsSentOnButNeverToAnotherSite() {
        WebBrowser browser = loggedIn();
        assertThat(browser.open(LOGIN + "?next=/user/sessions/").address().getPath())
                .isEqualTo("/user/sessions/");
        for (String evil :
                List.of("//evil.example/", "https://evil.example/", "/%5Cevil.example", "/%09/evil.example")) {
            assertThat(browser.open(LOGIN + "?next=" + evil).is(200).address())
                    .as(evil)
                    .hasToString(platform.api() + "/user/");
        }
    }

    @Test
    void aLogoutEndsTheSessionForGoodAndALinkDoesNot() {
        WebBrowser browser = loggedIn();
        String cookies = browser.cookies();
        Page asked = browser.open("/user/logout/").is(200).says("Log out?");
        assertThat(info(cookies).status()).isEqualTo(200);
        browser.submit(asked, Map.of()).is(200).says("You are logged out");
        assertThat(browser.cookie(SESSION)).isEmpty();
        assertThat(info(cookies).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/user/",
                "/user/login/",
                "/user/logout/",
                "/user/password/",
                "/user/sessions/end/",
                "/user/sessions/end-others/",
                "/user/api-tokens/",
                "/user/api-tokens/revoke/",
                "/user/password_reset/",
                "/user/reset/x/y",
                "/user/activate/x/y",
                "/user/update/x/y"
            })
    void formsThatAreNotOursDoNothing(String path) {
        WebBrowser browser = loggedIn();
        Api form = Api.at(platform.api())
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with("Cookie", browser.cookies());
        form.post(path, "first_name=Mallory&password=x&new_password=" + NEXT).is(403);
        form.post(path, "form=" + "0".repeat(64) + "&first_name=Mallory").is(403);
        String token = browser.cookie("workflow-form");
        form.with("Origin", "https://evil.example")
                .post(path, "form=" + token + "&first_name=Mallory")
                .is(403);
        assertThat(info(browser.cookies()).is(200).text("first_name")).isEmpty();
    }

    @Test
    void callsThatAreNotOursDoNothing() {
        WebBrowser browser = loggedIn();
        Api foreign = Api.at(platform.api()).with("Cookie", browser.cookies());
        for (Api other : List.of(
                foreign.with("Origin", "https://evil.example"),
                foreign.with("Origin", "null"),
                foreign.with("Sec-Fetch-Site", "cross-site"),
                foreign.with("Sec-Fetch-Site", "same-site"))) {
            other.send("PUT", "/user/info", Map.of("first_name", "Mallory")).is(403);
        }
        assertThat(info(browser.cookies()).is(200).text("first_name")).isEmpty();
    }

    @Test
    void aFailedLoginDoesNotTellWhetherThereIsAnAccount() {
        String known = failed(person.name());
        assertThat(failed("nobody-" + person.name()).replace("nobody-", "")).isEqualTo(known);
        assertThat(known).contains("Unable to log in with provided credentials.");
    }

    @Test
    void afterTooManyFailuresItSaysHowLongToWait() {
        String name = FreshName.of("guessed");
        WebBrowser browser = new WebBrowser(platform.api());
        Page page = browser.open(LOGIN);
        for (int i = 0; i < 10; i++) {
            page = browser.logIn(page, name, "wrong").is(400);
        }
        Page refused = browser.logIn(page, name, "wrong").is(429).says("Try again in ");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 300L);
    }

    @Test
    void aSessionCanBeEndedFromAnother() {
        WebBrowser one = loggedIn();
        WebBrowser other = loggedIn();
        Page sessions = one.open("/user/sessions/").is(200).says("this browser").says("127.0.0.1");
        one.submit(sessions, Map.of()).is(200).says("Ended.");
        assertThat(info(other.cookies()).status()).isEqualTo(401);
        assertThat(info(one.cookies()).status()).isEqualTo(200);
    }

    @Test
    void fiftySessionsAreListedAndEndedAtOnce() {
        WebBrowser first = loggedIn();
        for (int i = 1; i < 50; i++) {
            loggedIn();
        }
        Page sessions = first.open("/user/sessions/").is(200);
        assertThat(sessions.html().split("/user/sessions/end/\"", -1)).hasSize(50);
        Api.at(platform.api())
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with("Cookie", first.cookies())
                .post("/user/sessions/end-others/", "form=" + first.cookie("workflow-form"))
                .is(303);
        assertThat(first.open("/user/sessions/").html()).doesNotContain("/user/sessions/end/\"");
    }

    @Test
    void aSessionOfSomebodyElseCannotBeEnded() throws Exception {
        Person other = Accounts.create(platform, FreshName.of("other"));
        WebBrowser theirs = new WebBrowser(platform.api());
        theirs.logIn(theirs.open(LOGIN), other.name(), Accounts.password(other.name()));
        theirs.logIn(theirs.open(LOGIN + "?again=1"), other.name(), Accounts.password(other.name()));
        WebBrowser second = new WebBrowser(platform.api());
        second.logIn(second.open(LOGIN), other.name(), Accounts.password(other.name()));
        String id =
                theirs.open("/user/sessions/").html().replaceAll("(?s).*name=\"session\" value=\"([^\"]+)\".*", "$1");
        WebBrowser own = loggedIn();
        Api.at(platform.api())
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with("Cookie", own.cookies())
                .post("/user/sessions/end/", "session=" + id + "&form=" + own.cookie("workflow-form"))
                .is(404);
        assertThat(info(second.cookies()).status()).isEqualTo(200);
    }

    @Test
    void aNewPasswordEndsEverythingElse() {
        WebBrowser browser = loggedIn();
        WebBrowser other = loggedIn();
        Page form = browser.open("/user/password/").is(200);
        browser.submit(form, Map.of("password", "wrong", "new_password", NEXT, "again", NEXT))
                .is(401)
                .says("Current password does not match");
        browser.submit(form, Map.of("password", password(), "new_password", NEXT, "again", "another one"))
                .is(400)
                .says("not the same");
        browser.submit(form, Map.of("password", password(), "new_password", NEXT, "again", NEXT))
                .is(200)
                .says("Your password is changed");
        assertThat(info(browser.cookies()).status()).isEqualTo(200);
        assertThat(info(other.cookies()).status()).isEqualTo(401);
        person.api().get("/v2/auth/whoami/").is(401);
        Person.login(platform, person.name(), NEXT);
    }

    @Test
    void passwordsAreChangedByTheContractsCallToo() {
        Api api = Api.at(platform.api()).with("Cookie", loggedIn().cookies());
        assertThat(put(api, Map.of("password", "x")).is(400).text("detail"))
                .isEqualTo("new_password is a required field");
        assertThat(put(api, Map.of("new_password", NEXT)).is(400).text("detail"))
                .isEqualTo("password is a required field");
        assertThat(put(api, Map.of("password", password(), "new_password", "short"))
                        .is(400)
                        .text("detail"))
                .isEqualTo("password must be 8 or more characters. ");
        assertThat(put(api, Map.of("password", "wrong", "new_password", NEXT))
                        .is(401)
                        .text("detail"))
                .isEqualTo("Current password does not match");
        put(api, Map.of("password", password(), "new_password", NEXT)).is(204);
        Api.at(platform.api())
                .send("PUT", "/user/password", Map.of("password", NEXT, "new_password", NEXT))
                .is(401);
    }

    @Test
    void whatIsEnteredIsShownAsTextAndNothingElse() {
        WebBrowser browser = loggedIn();
        String evil = "<script>alert(1)</script>\"'{{title}}";
        browser.submit(browser.open("/user/"), Map.of("first_name", evil, "last_name", "", "email", "a@example.com"))
                .is(200)
                .says("Saved.");
        assertThat(browser.open("/user/").html()).doesNotContain("<script").contains("&lt;script&gt;");
        browser.submit(
                        browser.open("/user/"),
                        Map.of("first_name", evil, "email", "a@example.com\r\nBcc: x@example.com"))
                .is(400)
                .says("Enter a valid email address.");
        Answer info = info(browser.cookies()).is(200);
        assertThat(info.text("first_name")).isEqualTo(evil);
        assertThat(info.text("email")).isEqualTo("a@example.com");
        assertThat(info.json().path("id").isNumber()).isTrue();
    }

    @Test
    void tokensAreSeenAndRevoked() {
        WebBrowser browser = loggedIn();
        Page tokens =
                browser.open("/user/api-tokens/").is(200).says("acceptance").says("all rights");
        assertThat(tokens.html()).doesNotContain(person.token());
        Api api = Api.at(platform.api()).with("Cookie", browser.cookies());
        JsonNode token = api.get("/user/tokens").is(200).results().get(0);
        api.delete("/user/tokens/" + token.path("uuid").asText()).is(204);
        api.delete("/user/tokens/" + token.path("uuid").asText()).is(404);
        person.api().get("/v2/auth/whoami/").is(401);
        Person again = Person.login(platform, person.name(), password());
        browser.submit(browser.open("/user/api-tokens/"), Map.of()).is(200).says("Revoked.");
        again.api().get("/v2/auth/whoami/").is(401);
    }

    @Test
    void aTokenIsMadeAndShownOnce() {
        WebBrowser browser = loggedIn();
        Page form = browser.open("/user/api-tokens/").is(200);
        Map<String, String> wanted = Map.of("alias", "<ci>", "scope", "read", "apps", "", "expires", "30");
        String make = "/user/api-tokens/";
        Page made =
                browser.submit(form, make, wanted).is(200).says("&lt;ci&gt;").says("not shown again");
        String token = made.html().replaceAll("(?s).*<pre class=\"whole\">([^<]+)</pre>.*", "$1");
        Api api = Api.at(platform.api()).with("Authorization", "token " + token);
        api.get("/v2/auth/whoami/").is(200);
        api.post("/v2/apps/", Map.of()).is(403);
        assertThat(browser.open(make).html()).doesNotContain(token);
        browser.submit(form, make, Map.of("alias", "", "scope", "read")).is(400).says("Give the token a name.");
        browser.submit(form, make, Map.of("alias", "x", "scope", "read", "apps", "nobodys"))
                .is(400)
                .says("There is no app");
        assertThat(admin.api().get("/v2/audit/?user=" + person.name()).is(200).body())
                .contains("user/api-tokens")
                .doesNotContain(token);
    }

    @Test
    void theOutboxIsForAdministrators() {
        loggedIn().open("/user/outbox/").is(403);
        person.api().get("/v2/mail/").is(403);
        admin.api().get("/v2/mail/").is(200);
        Api.at(platform.api()).get("/v2/mail/").is(401);
        new WebBrowser(platform.api()).open("/user/outbox/").says("Log in");
    }

    /** A token proves a program, which has no business on pages; a cookie a browser, which others can make call the API. */
    @Test
    void cookiesOpenPagesAndTokensTheApi() {
        person.api().get("/user/info").is(401);
        Api.at(platform.api())
                .with("Cookie", loggedIn().cookies())
                .get("/v2/auth/whoami/")
                .is(401);
    }

    @Test
    void registrationIsClosedAndSaysSo() {
        WebBrowser browser = new WebBrowser(platform.api());
        browser.open("/user/registration/").is(403).says("closed");
        assertThat(browser.open(LOGIN).html()).doesNotContain("/user/registration/");
        Api anonymous = Api.at(platform.api());
        assertThat(anonymous
                        .get("/settings")
                        .is(200)
                        .json()
                        .path("registration_enabled")
                        .asBoolean(true))
                .isFalse();
    }

    /** The host of a request is what its sender says: a link to it in a mail would hand the token over. */
    @Test
    void withoutAnAddressOfItsOwnThePlatformMailsNoLink() {
        WebBrowser browser = new WebBrowser(platform.api());
        Page form = browser.open("/user/password_reset/");
        browser.submit(form, Map.of("email", "reader@example.com")).is(503).says("WORKFLOW_URL");
        assertThat(admin.api().get("/v2/mail/").is(200).body()).doesNotContain("reader@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/user/",
                "/user/login/?again=1",
                "/user/logout/",
                "/user/password/",
                "/user/sessions/",
                "/user/api-tokens/",
                "/user/registration/",
                "/user/registration/done/",
                "/user/password_reset/",
                "/user/password_reset/done/",
                "/user/reset/x/y",
                "/user/reset/done/",
                "/user/activate/x/y",
                "/user/activate/done/",
                "/user/activate/fail/",
                "/user/update/x/y",
                "/user/login/done/",
                "/user/sessions/end/",
                "/user/nothing/"
            })
    void pagesNeedNoScriptAndNoOtherSite(String path) {
        Page page = loggedIn().open(path);
        assertThat(page.status()).isIn(200, 403, 404, 405);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.html())
                .startsWith("<!doctype html>")
                .contains("<html lang=\"en\">", "name=\"viewport\"", "<h1>", "<main id=\"content\"")
                .doesNotContain("<script", " style=", " onclick", "http://", "https://", "{{");
    }

    private WebBrowser loggedIn() {
        WebBrowser browser = new WebBrowser(platform.api());
        logIn(browser).is(200);
        return browser;
    }

    private Page logIn(WebBrowser browser) {
        return browser.logIn(browser.open(LOGIN), person.name(), password());
    }

    private String failed(String name) {
        WebBrowser browser = new WebBrowser(platform.api());
        return browser.logIn(browser.open(LOGIN), name, "wrong")
                .is(400)
                .html()
                .replaceAll("value=\"[0-9a-f]{64}\"", "");
    }

    private Answer info(String cookies) {
        return Api.at(platform.api()).with("Cookie", cookies).get("/user/info");
    }

    private static Answer put(Api api, Map<String, String> body) {
        return api.send("PUT", "/user/password", body);
    }

    private String password() {
        return Accounts.password(person.name());
    }
}
