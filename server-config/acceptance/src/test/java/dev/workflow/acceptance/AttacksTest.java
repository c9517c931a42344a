package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.OAuthClient;
import dev.workflow.acceptance.client.Page;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.client.RelyingParty;
import dev.workflow.acceptance.client.WebBrowser;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on logins that have no better place; docs/security.md lists all of them and where each is tried. */
@ExtendWith(OnPlatform.class)
class AttacksTest {

    private static final String SESSION = "workflow-session";
    private static final URI BACK = URI.create("http://127.0.0.1:9/back");
    private static final String HTML = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'";
    private static final String ESCAPES = "x\u001b]52;c;eA==\u0007";

    private final Platform platform;
    private final Person admin;
    private final Api anonymous;
    private final WebBrowser browser;
    private Person person;

    AttacksTest(Platform platform, Person admin) {
        this.platform = platform;
        this.admin = admin;
        this.anonymous = Api.at(platform.api());
        this.browser = new WebBrowser(platform.api());
    }

    @BeforeEach
    void logIn() throws Exception {
        person = Accounts.create(platform, FreshName.of("target"));
        browser.logIn(browser.open("/user/login/"), person.name(), Accounts.password(person.name()))
                .is(200);
    }

    /** An app on a neighbour domain can set a cookie for the whole domain, but none whose name begins with __Host-. */
    @ParameterizedTest
    @CsvSource({
        "https, __Host-workflow-session, 200",
        "https, workflow-session, 401",
        "http, workflow-session, 200",
        "http, __Host-workflow-session, 401"
    })
    void aCookieOfANeighbourIsNoSession(String scheme, String cookie, int status) {
        anonymous
                .with("X-Forwarded-Proto", scheme)
                .with("Cookie", cookie + "=" + browser.cookie(SESSION))
                .get("/user/info")
                .is(status);
    }

    @Test
    void cookiesAreOutOfReachOfScriptsNeighboursAndOtherSites() {
        Api https = anonymous.with("X-Forwarded-Proto", "https");
        String form = cookie(https.get("/user/login/").is(200), "__Host-workflow-form");
        assertThat(form).contains("HttpOnly", "Secure", "SameSite=Strict").containsIgnoringCase("path=/");
        String token = form.replaceAll("^[^=]*=([0-9a-f]{64}).*", "$1");
        Answer in = https.with("Cookie", "__Host-workflow-form=" + token)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post(
                        "/user/login/",
                        OAuthClient.form(
                                "username",
                                person.name(),
                                "password",
                                Accounts.password(person.name()),
                                "form",
                                token));
        assertThat(cookie(in.is(303), "__Host-workflow-session"))
                .contains("HttpOnly", "Secure", "SameSite=Lax")
                .containsIgnoringCase("path=/")
                .doesNotContainIgnoringCase("domain=");
        assertThat(in.headers().firstValue("Location").orElse("")).startsWith("https://");
    }

    /** Nothing of a page may be read by a page of another site: the answer to its question has no leave for cookies. */
    @Test
    void anotherSitesPageReadsNothing() {
        Answer preflight = anonymous
                .with("Access-Control-Request-Method", "PUT")
                .with("X-Site", "evil")
                .send("OPTIONS", "/user/info", "");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        Answer read = anonymous.with("Cookie", browser.cookies()).get("/user/info");
        assertThat(read.is(200).headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "https://evil.example/", "/\\evil.example", "/\t/evil.example", "javascript:x"
            })
    void aLoginGoesOnNowhereElse(String next) {
        WebBrowser other = new WebBrowser(platform.api());
        Map<String, String> fields =
                Map.of("username", person.name(), "password", Accounts.password(person.name()), "next", next);
        Page arrived = other.submit(other.open("/user/login/"), fields).is(200);
        assertThat(arrived.address()).hasToString(platform.api() + "/user/");
    }

    @Test
    void consentIsNotGoneAround() {
        RelyingParty party = RelyingParty.register(platform, admin, BACK, "openid admin");
        RelyingParty.Attempt attempt = party.begin("openid", "admin");
        Page silent = browser.open(attempt.address() + "&prompt=none");
        assertThat(silent.parameters())
                .containsEntry("error", "consent_required")
                .containsEntry("iss", platform.api() + "/oauth")
                .doesNotContainKey("code");
        Page asked = browser.open(attempt.address().toString()).says("asks for access");
        for (Map<String, String> forged : List.of(
                Map.of("decision", "allow", "form", ""),
                Map.of("decision", "allow", "form", "f".repeat(64)),
                Map.of("decision", "Allow"),
                Map.of("decision", "yes"))) {
            assertThat(browser.submit(asked, forged).parameters()).doesNotContainKey("code");
        }
        assertThat(browser.open(attempt.address() + "&prompt=none").parameters())
                .containsEntry("error", "consent_required");
    }

    @Test
    void aClientWithoutASecretIsNotServedWithoutPkce() {
        String id = FreshName.of("public");
        Map<String, ?> client = Map.of(
                "client_id", id, "confidential", false, "redirect_uris", List.of(BACK.toString()), "scope", "openid");
        admin.api().post("/v2/oauth/clients/", client).is(201);
        String asked =
                "/oauth/authorize/?response_type=code&scope=openid&state=s&client_id=" + id + "&redirect_uri=" + BACK;
        for (String downgraded : List.of(
                "",
                "&code_challenge=" + "a".repeat(43),
                "&code_challenge_method=plain&code_challenge=" + "a".repeat(43))) {
            assertThat(browser.open(asked + downgraded).parameters())
                    .containsEntry("error", "invalid_request")
                    .containsEntry("state", "s")
                    .doesNotContainKey("code");
        }
    }

    @Test
    void codesOfDevicesAreNotGuessed() {
        Page question = browser.open("/oauth/device/").is(200);
        for (int i = 0; i < 10; i++) {
            browser.submit(question, Map.of("user_code", "BBBB-BBB" + "CDFGHJKLMN".charAt(i)))
                    .is(400);
        }
        browser.submit(question, Map.of("user_code", "BBBB-BBBB")).is(429).says("ten minutes");
    }

    @Test
    void namesDoNothingToPagesAndTerminals() {
        RelyingParty party = hostileClient();
        Page consent = browser.open(party.begin("openid").address().toString()).is(200);
        assertThat(consent.html()).doesNotContain("<script", "<img").contains("&lt;script&gt;");
        browser.submit(consent, Map.of("decision", "allow"));
        Page applications = browser.open("/oauth/authorized_tokens/").is(200);
        assertThat(applications.html()).doesNotContain("<script", "<img");
        admin.api()
                .post(
                        "/v2/oauth/clients/",
                        Map.of("client_name", ESCAPES, "grant_types", List.of("client_credentials")))
                .is(400);
        Api own = anonymous.with("Cookie", browser.cookies());
        own.send("PUT", "/user/info", Map.of("first_name", ESCAPES)).is(400);
        own.send("PUT", "/user/info", Map.of("last_name", "x\u009b31m")).is(400);
        person.api().post("/v2/tokens/", Map.of("alias", ESCAPES)).is(400);
    }

    @Test
    void whatIsTooLongIsRefusedAndTheServerGoesOn() {
        String long5 = "a".repeat(5_000);
        assertThat(new WebBrowser(platform.api())
                        .open("/user/?x=" + long5)
                        .is(200)
                        .address())
                .hasPath("/user/login/");
        browser.open("/oauth/authorize/?client_id=" + long5).is(400);
        browser.open("/oauth/end_session/?post_logout_redirect_uri=" + long5).is(400);
        WebBrowser other = new WebBrowser(platform.api());
        String megabyte = "a".repeat(1 << 20);
        other.logIn(other.open("/user/login/"), megabyte, "x").is(400);
        other.logIn(other.open("/user/login/"), person.name(), megabyte).is(400);
        for (Api api : List.of(
                anonymous.with("Cookie", SESSION + "=" + "a".repeat(100_000)),
                anonymous.with("Authorization", "Bearer " + "a".repeat(100_000)),
                anonymous.with("Cookie", many()))) {
            assertThat(status(api)).isNotIn(200, 500, 502, 503);
        }
        for (int i = 0; i < 5; i++) {
            anonymous.with("Cookie", browser.cookies()).get("/user/info").is(200);
        }
    }

    @Test
    void thereIsNoPasswordThatEverybodyKnows() {
        for (String password : List.of("admin", "password")) {
            anonymous
                    .post("/v2/auth/login/", Map.of("username", "admin", "password", password))
                    .is(400);
        }
    }

    private RelyingParty hostileClient() {
        Map<String, ?> client = Map.of(
                "client_name",
                HTML,
                "redirect_uris",
                List.of(BACK.toString()),
                "grant_types",
                List.of("authorization_code", "refresh_token"),
                "scope",
                "openid");
        Answer made = admin.api().post("/v2/oauth/clients/", client).is(201);
        return RelyingParty.of(platform.api(), made.text("client_id"), made.text("client_secret"), BACK);
    }

    /** Small enough for the connection, and more than a browser ever sends. */
    private static String many() {
        return IntStream.range(0, 20_000).mapToObj(i -> "c" + i + "=" + i).collect(Collectors.joining("; "));
    }

    /** 0 for a connection that was closed without an answer. */
    private static int status(Api api) {
        try {
            return api.get("/user/info").status();
        } catch (UncheckedIOException closed) {
            return 0;
        }
    }

    private static String cookie(Answer answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name + " in " + answer.headers()));
    }
}
