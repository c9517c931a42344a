package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.Authenticator;
import dev.workflow.acceptance.client.Page;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.client.WebBrowser;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody sets up an authenticator app; from then on the password alone opens nothing, wherever it is given. */
@ExtendWith(OnPlatform.class)
class SecondFactorTest {

    private static final Pattern RECOVERY = Pattern.compile("\\b(?:[a-z02-9]{4}-){3}[a-z02-9]{4}\\b");
    private static final String SESSIONS = "/user/sessions/?a=b&c=d";

    private final Platform platform;
    private final Person admin;
    private final WebBrowser browser;
    private Person person;
    private Authenticator app;
    private List<String> recovery;

    SecondFactorTest(Platform platform, Person admin) {
        this.platform = platform;
        this.admin = admin;
        this.browser = new WebBrowser(platform.api());
    }

    @BeforeEach
    void setUp() throws Exception {
        person = Accounts.create(platform, FreshName.of("careful"));
        Page login = browser.open("/user/login/?next=/user/factor/").is(200);
        Page enrolment = browser.logIn(login, person.name(), Accounts.password(person.name()))
                .says("Set up a second factor");
        app = Authenticator.of(enrolment);
        Page codes = browser.submit(
                        enrolment, Map.of("code", app.code(-1), "password", Accounts.password(person.name())))
                .is(200);
        recovery = RECOVERY.matcher(codes.html().replaceFirst("(?s)</pre>.*", ""))
                .results()
                .map(found -> found.group())
                .toList();
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void theCodeLogsInAndTheWayIsNotForgotten() {
        WebBrowser other = new WebBrowser(platform.api());
        Page code = firstFactor(other, SESSIONS).says("Second step");
        other.submit(code, Map.of("code", "000000")).is(400).says("That code is wrong");
        String right = app.code(0);
        Page arrived = other.submit(code, Map.of("code", right)).is(200);
        assertThat(arrived.address().toString()).endsWith(SESSIONS);
        other.open("/user/factor/").is(200).says("Recovery codes");
        WebBrowser thief = new WebBrowser(platform.api());
        thief.submit(firstFactor(thief, SESSIONS), Map.of("code", right))
                .is(400)
                .says("was used before");
    }

    @Test
    void theCodeGivesTheBrowserAnotherKey() {
        WebBrowser other = new WebBrowser(platform.api());
        Page code = firstFactor(other, "/user/");
        String waiting = other.cookie("workflow-session");
        other.submit(code, Map.of("code", app.code(0))).is(200);
        assertThat(other.cookie("workflow-session")).hasSize(43).isNotEqualTo(waiting);
        WebBrowser thief = new WebBrowser(platform.api());
        thief.plant("workflow-session", waiting);
        sentToLogIn(thief.open("/user/"));
        sentToLogIn(thief.open("/user/login/code/"));
    }

    @Test
    void aLoginThatWaitsOpensNothing() {
        WebBrowser half = new WebBrowser(platform.api());
        firstFactor(half, "/user/").says("Second step");
        for (String path :
                List.of("/user/", "/user/factor/", "/user/password/", "/user/sessions/", "/user/api-tokens/")) {
            sentToLogIn(half.open(path));
        }
        assertThat(half.open(commandLine()).address().getPath()).isEqualTo("/user/login/");
        assertThat(half.open("/user/login/enrol/").address().getPath()).isEqualTo("/user/login/code/");
        for (String path : List.of("/v2/", "/v2/apps/", "/v2/auth/whoami/", "/v2/tokens/")) {
            half.open(path).is(401);
        }
        assertThat(half.open("/oauth/authorize?response_type=code&client_id=nobody")
                        .html())
                .doesNotContain(person.name());
        Page login = half.open("/user/login/?next=/user/").is(200);
        assertThat(login.html()).doesNotContain("Log out");
    }

    @Test
    void theApiTakesNoPasswordAlone() {
        Api anonymous = Api.at(platform.api());
        Map<String, String> right = Map.of("username", person.name(), "password", Accounts.password(person.name()));
        Answer refused = anonymous.post("/v2/auth/login/", right).is(400);
        assertThat(refused.text("detail"))
                .contains("second factor")
                .contains("drycc login URL")
                .contains("API token");
        Answer wrong = anonymous
                .post("/v2/auth/login/", Map.of("username", person.name(), "password", "wrong"))
                .is(400);
        assertThat(wrong.text("detail")).isEqualTo("Unable to log in with provided credentials.");
        person.api().get("/v2/auth/whoami/").is(200);
    }

    @Test
    void aRecoveryCodeWorksOnceAndIsAudited() {
        WebBrowser other = new WebBrowser(platform.api());
        firstFactor(other, "/user/");
        Page form = other.open("/user/login/recovery/?next=" + escape("/user/sessions/"));
        other.submit(form, Map.of("code", recovery.get(3).toUpperCase(Locale.ROOT)))
                .is(200)
                .says("<strong>9</strong>")
                .says("/user/sessions/");
        other.open("/user/sessions/").is(200).says("this browser");
        WebBrowser again = new WebBrowser(platform.api());
        firstFactor(again, "/user/");
        again.submit(again.open("/user/login/recovery/"), Map.of("code", recovery.get(3)))
                .is(400)
                .says("was used before");
        List<JsonNode> audit =
                admin.api().get("/v2/audit/?user=" + person.name()).is(200).results();
        assertThat(audit)
                .anySatisfy(entry -> {
                    assertThat(entry.path("route").asText()).isEqualTo("user/login/recovery");
                    assertThat(entry.path("target").asText()).isEqualTo("recovery code, 9 left");
                    assertThat(entry.path("status").asInt()).isEqualTo(200);
                })
                .noneSatisfy(entry -> assertThat(entry.toString()).contains(recovery.get(3)));
    }

    @Test
    void guessingIsSlowedDownAndPasswordsGoOn() {
        WebBrowser guesser = new WebBrowser(platform.api());
        Page code = firstFactor(guesser, "/user/");
        for (int i = 0; i < 5; i++) {
            guesser.submit(code, Map.of("code", "no code")).is(400);
        }
        Page refused = guesser.submit(code, Map.of("code", app.code(0))).is(429).says("Try again in");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        firstFactor(new WebBrowser(platform.api()), "/user/").says("Second step");
    }

    @Test
    void cancellingForgetsTheLogin() {
        WebBrowser other = new WebBrowser(platform.api());
        Page code = firstFactor(other, "/user/");
        Page login = other.submit(code, "/user/login/cancel/", Map.of());
        assertThat(login.address().getPath()).isEqualTo("/user/login/");
        assertThat(other.open("/user/login/code/").address().getPath()).isEqualTo("/user/login/");
    }

    @Test
    void removingItTakesPasswordAndCode() {
        Page factor = browser.open("/user/factor/").is(200);
        String removal = "/user/factor/removal/";
        String password = Accounts.password(person.name());
        browser.submit(factor, removal, Map.of("password", "wrong", "code", recovery.get(0)))
                .is(400)
                .says("not your password");
        browser.submit(factor, removal, Map.of("password", password, "code", "000000"))
                .is(400);
        browser.submit(factor, removal, Map.of("password", password, "code", recovery.get(0)))
                .is(200)
                .says("Set up a second factor");
        Accounts.again(platform, person).api().get("/v2/auth/whoami/").is(200);
    }

    @Test
    void thePageOfPasskeysMayRunItsOwnScriptOnly() throws Exception {
        Page page = browser.open("/user/factor/passkeys/").is(200).says("id=\"unable\"");
        String html = page.html();
        String script = html.substring(html.indexOf("<script>") + "<script>".length(), html.indexOf("</script>"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        String allowed = "script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        assertThat(policy(page)).contains(allowed).doesNotContain("unsafe");
        assertThat(policy(browser.open("/user/factor/")))
                .contains("default-src 'none'")
                .doesNotContain("script-src");
        Map<String, String> forged =
                Map.of("name", "x", "password", Accounts.password(person.name()), "answer", "{\"id\":1}");
        browser.submit(page, "/user/factor/passkeys/", forged).is(400).says("was not accepted");
        WebBrowser stranger = new WebBrowser(platform.api());
        Page login = stranger.open("/user/login/passkey/").is(200);
        stranger.submit(login, Map.of("answer", "{}")).is(400).says("was not accepted");
        sentToLogIn(stranger.open("/user/"));
    }

    @Test
    void onlyAnAdministratorResetsOnes() throws Exception {
        String path = "/v2/users/" + person.name() + "/factor/";
        person.api().delete(path).is(403);
        Accounts.createStaff(platform, FreshName.of("staff")).api().delete(path).is(403);
        admin.api().delete("/v2/users/" + FreshName.of("nobody") + "/factor/").is(404);
        admin.api().delete("/v2/users/" + admin.name() + "/factor/").is(423);
        admin.api().delete(path).is(204);
        admin.api().delete(path).is(404);
        sentToLogIn(browser.open("/user/"));
        Accounts.again(platform, person).api().get("/v2/auth/whoami/").is(200);
    }

    private Page firstFactor(WebBrowser other, String next) {
        Page login = other.open("/user/login/?next=" + escape(next)).is(200);
        return other.logIn(login, person.name(), Accounts.password(person.name()))
                .is(200);
    }

    /** The page on which a waiting command line would be let in. */
    private String commandLine() {
        String address = Api.at(platform.api())
                .post("/v2/auth/login/", "{}")
                .is(302)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return address.substring(address.indexOf("/v2/"));
    }

    private static String policy(Page page) {
        return page.headers().firstValue("Content-Security-Policy").orElseThrow();
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void sentToLogIn(Page page) {
        assertThat(page.is(200).address().getPath()).isEqualTo("/user/login/");
    }
}
