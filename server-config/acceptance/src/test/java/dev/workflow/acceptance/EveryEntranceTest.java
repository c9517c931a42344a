package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Entrances;
import dev.workflow.acceptance.client.LogSocket;
import dev.workflow.acceptance.client.Page;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.client.RelyingParty;
import dev.workflow.acceptance.client.RelyingParty.Attempt;
import dev.workflow.acceptance.client.WebBrowser;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one person has got in with, everywhere, and what becomes of it at once when it must end. */
@ExtendWith(OnPlatform.class)
class EveryEntranceTest {

    private static final int POLICY = 1008;
    private static final URI BACK = URI.create("http://127.0.0.1:9/back");

    private final Platform platform;
    private final Person admin;
    private final RelyingParty party;
    private Person person;
    private App app;
    private Entrances entrances;

    EveryEntranceTest(Platform platform, Person admin) {
        this.platform = platform;
        this.admin = admin;
        this.party = RelyingParty.register(platform, admin, BACK, "openid profile admin");
    }

    @BeforeEach
    void comeInEverywhere() throws Exception {
        person = Accounts.create(platform, FreshName.of("guest"));
        app = person.create(platform, FreshName.of("entrance"));
        WebBrowser browser = new WebBrowser(platform.api());
        Attempt attempt = party.begin("openid", "admin");
        Page consent = browser.logIn(
                browser.open(attempt.address().toString()), person.name(), Accounts.password(person.name()));
        Page back = browser.submit(consent, Map.of("decision", "allow"));
        OIDCTokenResponse response = (OIDCTokenResponse) party.exchange(attempt, party.code(attempt, back));
        entrances = new Entrances(
                platform, person, app.name(), ticket(), browser, SshKey.of(person), party, response.getOIDCTokens());
        entrances.areAll(true);
    }

    @AfterEach
    void destroy() {
        admin.api().delete("/v2/apps/" + app.name() + "/").is(204);
    }

    @Test
    void disablingSomebodyShutsAllOfThem() {
        admin.api()
                .send("PATCH", "/v2/users/" + person.name() + "/disable/", "")
                .is(204);

        entrances.areAll(false);
        assertThat(entrances.refreshes()).isFalse();
        passwordLogin(Accounts.password(person.name()), 400);

        admin.api().send("PATCH", "/v2/users/" + person.name() + "/enable/", "").is(204);
        assertThat(entrances.open())
                .as("what had ended stays so, keys are the person's own")
                .allSatisfy((name, open) -> assertThat(open).as(name).isEqualTo(name.contains("SSH")));
    }

    @Test
    void anotherPasswordShutsAllButTheSshKeyAndTheBrowserInWhichItWasChanged() {
        Page form = entrances.browser().open("/user/password/");
        String fresh = "a wholly different sentence";
        entrances
                .browser()
                .submit(
                        form,
                        Map.of("password", Accounts.password(person.name()), "new_password", fresh, "again", fresh))
                .is(200);

        assertThat(entrances.open())
                .allSatisfy((name, open) ->
                        assertThat(open).as(name).isEqualTo(name.contains("SSH") || name.contains("browser")));
        assertThat(entrances.refreshes()).isFalse();
        passwordLogin(Accounts.password(person.name()), 400);
        passwordLogin(fresh, 200);
    }

    @Test
    void anotherRoleShutsAllButTheSshKey() {
        admin.api()
                .send("PATCH", "/v2/users/" + person.name() + "/", Map.of("is_staff", true))
                .is(200);

        assertThat(entrances.open())
                .allSatisfy((name, open) -> assertThat(open).as(name).isEqualTo(name.contains("SSH")));
        assertThat(entrances.refreshes()).isFalse();
        passwordLogin(Accounts.password(person.name()), 200);
    }

    @Test
    void aDeletedTokenEndsAlone() {
        String shown = person.token().substring(0, 14);
        String uuid = person.api().get("/v2/tokens/?limit=1000").is(200).results().stream()
                .filter(token -> token.path("fuzzy_key").asText().startsWith(shown))
                .map(token -> token.path("uuid").asText())
                .findFirst()
                .orElseThrow();
        person.api().delete("/v2/tokens/" + uuid + "/").is(204);

        assertThat(entrances.open())
                .allSatisfy((name, open) ->
                        assertThat(open).as(name).isEqualTo(!name.equals("API token") && !name.equals("registry")));
        assertThat(entrances.refreshes()).isTrue();
    }

    /** Its credential was good when it was opened; that was long ago. */
    @Test
    void whatIsOpenIsClosed() {
        CompletableFuture<Integer> log = LogSocket.follow(app);
        CompletableFuture<Integer> other = LogSocket.follow(new App(platform, admin, app.name()));
        admin.api()
                .send("PATCH", "/v2/users/" + person.name() + "/disable/", "")
                .is(204);

        assertThat(log.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo(POLICY);
        assertThat(other).isNotDone();
    }

    private String ticket() {
        return Api.at(platform.api())
                .post(
                        "/v2/auth/login/",
                        Map.of("username", person.name(), "password", Accounts.password(person.name())))
                .is(200)
                .text("key");
    }

    private void passwordLogin(String password, int status) {
        Api.at(platform.api())
                .post("/v2/auth/login/", Map.of("username", person.name(), "password", password))
                .is(status);
    }
}
