package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.Page;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.client.WebBrowser;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins at an issuer that somebody bends on their way, and issuers that lead astray. */
@ExtendWith(OnPlatform.class)
class IssuerAttacksTest {

    private final Platform platform;
    private final Person admin;
    private final String name = FreshName.of("issuer");
    private HttpServer server;
    private String issuer;
    private String metadata;

    IssuerAttacksTest(Platform platform, Person admin) {
        this.platform = platform;
        this.admin = admin;
    }

    @BeforeEach
    void trust() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        metadata = """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "authorization_response_iss_parameter_supported": true}""".formatted(issuer);
        answer("/.well-known/openid-configuration", () -> metadata);
        answer("/keys", () -> "{\"keys\":[]}");
        server.start();
        admin.api()
                .post(
                        "/v2/sso/issuers/",
                        Map.of(
                                "name",
                                name,
                                "issuer",
                                issuer,
                                "label",
                                "<img src=x onerror=alert(1)>",
                                "kinds",
                                List.of("login"),
                                "client_id",
                                "workflow"))
                .is(201);
    }

    @AfterEach
    void forget() {
        admin.api().delete("/v2/sso/issuers/" + name + "/").is(204);
        server.stop(0);
    }

    @Test
    void anAnswerCountsInItsBrowserAndFromItsIssuerOnly() {
        WebBrowser browser = new WebBrowser(platform.api());
        assertThat(browser.open("/user/login/").html()).doesNotContain("<img").contains("&lt;img");
        String state = state(browser);
        arrive(new WebBrowser(platform.api()), "code=x&state=" + state + "&iss=" + issuer)
                .is(400)
                .says("began in another browser");
        arrive(browser, "code=x&state=" + state + "&iss=" + issuer).is(400).says("was used already");
        arrive(browser, "code=x&state=" + "A".repeat(43) + "&iss=" + issuer).is(400);
        arrive(browser, "code=x&iss=" + issuer).is(400);
        arrive(browser, "code=x&state=" + state(browser) + "&iss=https://evil.example")
                .is(400)
                .says("another login service");
        arrive(browser, "code=x&state=" + state(browser)).is(400).says("another login service");
        String twice = state(browser);
        arrive(browser, "code=x&state=" + twice + "&state=" + twice + "&iss=" + issuer)
                .is(400);
        assertThat(browser.cookie("workflow-session")).isEmpty();
    }

    /** A link is a way in for good; a session that somebody took is not enough to make one. */
    @Test
    void aLinkTakesThePassword() throws Exception {
        Person person = Accounts.create(platform, FreshName.of("linked"));
        WebBrowser browser = new WebBrowser(platform.api());
        browser.logIn(browser.open("/user/login/"), person.name(), Accounts.password(person.name()));
        String link = "/user/sso/" + name + "/link/";
        Page asked = browser.submit(browser.open("/user/sso/"), link, Map.of()).is(200);
        assertThat(asked.html()).contains("Your password").doesNotContain(issuer);
        browser.submit(asked, Map.of("password", "wrong")).is(400).says("not your password");
        browser.submit(asked, Map.of("password", Accounts.password(person.name())))
                .is(200)
                .says("/authorize?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://[fe80::1]/keys",
                "http://10.0.0.1/keys",
                "file:///etc/passwd",
                "https://169.254.169.254/keys"
            })
    void metadataLeadNowhereElse(String elsewhere) {
        metadata = metadata.replace(issuer + "/keys", elsewhere);
        new WebBrowser(platform.api())
                .open("/user/sso/" + name + "/login")
                .is(503)
                .says("log in another way");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254",
                "http://10.0.0.1",
                "https://user@login.example.com",
                "file:///etc/passwd",
                "https://login.example.com?x=1"
            })
    void anAddressThatCannotBeAnIssuersIsRefused(String address) {
        Map<String, ?> bad = Map.of(
                "name", FreshName.of("bad"), "issuer", address, "kinds", List.of("login"), "client_id", "workflow");
        admin.api().post("/v2/sso/issuers/", bad).is(400);
    }

    private String state(WebBrowser browser) {
        return browser.open("/user/sso/" + name + "/login").parameters().get("state");
    }

    private Page arrive(WebBrowser browser, String query) {
        return browser.open("/user/sso/" + name + "/callback?" + query);
    }

    /** What it says at this moment. */
    private interface Text {
        String now();
    }

    private void answer(String path, Text text) {
        server.createContext(path, exchange -> {
            byte[] body = text.now().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
