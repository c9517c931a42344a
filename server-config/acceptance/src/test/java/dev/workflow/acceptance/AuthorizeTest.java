package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.Page;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.client.RelyingParty;
import dev.workflow.acceptance.client.WebBrowser;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of a client's request through the browser, and what must not work on it. */
@ExtendWith(OnPlatform.class)
class AuthorizeTest {

    private static final URI BACK = URI.create("http://127.0.0.1:9/cb");
    private static final URI BYE = URI.create("http://127.0.0.1:9/bye");

    private final Platform platform;
    private final Person admin;
    private final WebBrowser browser;
    private RelyingParty shop;

    AuthorizeTest(Platform platform, Person admin) {
        this.platform = platform;
        this.admin = admin;
        this.browser = new WebBrowser(platform.api());
    }

    @BeforeEach
    void register() {
        shop = register(FreshName.of("shop"));
    }

    @Test
    void isAskedOnceAndComesBackWithACode() {
        Page consent = logIn(shop.begin("openid", "read"));
        consent.is(200).says("asks for access to your account").says("look at all your apps");
        RelyingParty.Attempt attempt = shop.begin("openid", "read");
        Page back = allow(browser.open(attempt.address().toString()));
        Tokens tokens = tokens(shop.exchange(attempt, shop.code(attempt, back)));
        whoami(tokens).is(200);

        RelyingParty.Attempt silent = shop.begin("openid", "read");
        Page again = browser.open(silent.address() + "&prompt=none");
        assertThat(shop.exchange(silent, shop.code(silent, again)).indicatesSuccess())
                .isTrue();
    }

    @Test
    void aCodeThatComesTwiceEndsWhatItGave() {
        RelyingParty.Attempt attempt = shop.begin("openid", "read");
        AuthorizationCode code = shop.code(attempt, allow(logIn(attempt)));
        Tokens tokens = tokens(shop.exchange(attempt, code));
        assertThat(error(shop.exchange(attempt, code))).isEqualTo("invalid_grant");
        whoami(tokens).is(401);
        assertThat(error(shop.refresh(tokens.getRefreshToken()))).isEqualTo("invalid_grant");
    }

    @Test
    void aStolenCodeIsWorthNothing() {
        RelyingParty mallory = register(FreshName.of("mallory"));
        RelyingParty.Attempt attempt = shop.begin("openid");
        AuthorizationCode code = shop.code(attempt, allow(logIn(attempt)));
        assertThat(error(mallory.exchange(attempt, code))).isEqualTo("invalid_grant");
        assertThat(error(shop.ask(new AuthorizationCodeGrant(code, BACK, new CodeVerifier()))))
                .isEqualTo("invalid_grant");
        assertThat(error(shop.ask(new AuthorizationCodeGrant(code, BACK)))).isEqualTo("invalid_grant");
        assertThat(error(shop.ask(new AuthorizationCodeGrant(code, BYE, attempt.verifier()))))
                .isEqualTo("invalid_grant");
        assertThat(shop.exchange(attempt, code).indicatesSuccess()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9/cb/",
                "http://127.0.0.1:9/cb?x=1",
                "http://127.0.0.1:9/cb#x",
                "http://127.0.0.1:10/cb",
                "https://127.0.0.1:9/cb",
                "http://127.0.0.1.evil.example:9/cb",
                "http://127.0.0.1:9@evil.example/cb",
                "http://evil.example\\@127.0.0.1:9/cb",
                "//evil.example/cb",
                "HTTP://127.0.0.1:9/cb",
                "http://127.0.0.1:9/x/../cb",
                "http://127.0.0.1:9/%63b",
                "javascript:alert(1)",
                ""
            })
    void neverGoesWhereTheClientHasNotRegistered(String address) {
        String asked = shop.begin("openid").address().toString();
        String registered = "redirect_uri=" + encoded(BACK.toString());
        assertThat(asked).contains(registered);
        Page shown = browser.open(asked.replace(registered, "redirect_uri=" + encoded(address)));
        assertThat(shown.is(400).address().getAuthority())
                .isEqualTo(platform.api().getAuthority());
        assertThat(shown.headers().firstValue("Location")).isEmpty();
        assertThat(shown.headers().firstValue("Refresh")).isEmpty();
    }

    @Test
    void errorsGoBackWithStateAndIssuer() {
        for (String[] wrong : new String[][] {
            {"response_type=code", "response_type=token", "unsupported_response_type"},
            {"scope=openid", "scope=admin", "invalid_scope"},
            {"code_challenge_method=S256", "code_challenge_method=plain", "invalid_request"},
            {"scope=openid", "scope=openid&request=x", "request_not_supported"},
            {"scope=openid", "scope=openid&scope=openid", "invalid_request"},
            {"scope=openid", "scope=openid&prompt=none", "login_required"}
        }) {
            RelyingParty.Attempt attempt = shop.begin("openid");
            Page back = browser.open(attempt.address().toString().replace(wrong[0], wrong[1]));
            assertThat(back.address()).hasHost("127.0.0.1").hasPort(9);
            assertThat(back.parameters())
                    .containsEntry("error", wrong[2])
                    .containsEntry("state", attempt.state().getValue())
                    .containsEntry("iss", platform.api() + "/oauth");
        }
    }

    @Test
    void aNewLoginCannotBeGoneAround() {
        allow(logIn(shop.begin("openid")));
        RelyingParty.Attempt attempt = shop.begin("openid");
        String demand = attempt.address() + "&prompt=login";
        Page login = browser.open(demand).is(200).says("name=\"password\"");
        String next = login.parameters().get("next");
        browser.open(next).is(200).says("name=\"password\"");
        Page back = browser.logIn(browser.open(demand), "admin", platform.adminPassword());
        assertThat(shop.exchange(attempt, shop.code(attempt, back)).indicatesSuccess())
                .isTrue();
        browser.open(demand).is(200).says("name=\"password\"");
    }

    @Test
    void theAnswerIsThePersonsOwn() {
        Page consent = logIn(shop.begin("openid"));
        assertThat(consent.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'", "form-action 'self'", "default-src 'none'");
        browser.submit(consent, Map.of("decision", "allow", "form", "0".repeat(64)))
                .is(403);
        browser.submit(consent, Map.of("decision", "allow", "account", "somebody"))
                .says("name=\"password\"");
        assertThat(browser.submit(consent, Map.of("decision", "deny")).parameters())
                .containsEntry("error", "access_denied");
        assertThat(browser.submit(consent, Map.of()).parameters()).containsEntry("error", "access_denied");
        browser.submit(consent, Map.of("decision", "allow", "request", "client_id=nobody"))
                .is(400);
    }

    @Test
    void accessCanBeTakenBack() {
        RelyingParty.Attempt attempt = shop.begin("openid", "read");
        Tokens tokens = tokens(shop.exchange(attempt, shop.code(attempt, allow(logIn(attempt)))));
        Page list =
                browser.open("/oauth/authorized_tokens/").is(200).says(shop.id().getValue());
        Page after = browser.submit(list, Map.of("client", shop.id().getValue()));
        assertThat(after.is(200).html()).doesNotContain(shop.id().getValue());
        whoami(tokens).is(401);
        browser.open(shop.begin("openid", "read").address().toString()).says("asks for access");
    }

    @Test
    void aClientLogsOutWhomItHasLoggedIn() throws Exception {
        RelyingParty.Attempt attempt = shop.begin("openid", "read");
        TokenResponse response = shop.exchange(attempt, shop.code(attempt, allow(logIn(attempt))));
        String hint = ((OIDCTokenResponse) response.toSuccessResponse())
                .getOIDCTokens()
                .getIDToken()
                .serialize();
        String end = "/oauth/end_session/?state=1&post_logout_redirect_uri=" + encoded(BYE.toString());
        String named = end + "&client_id=" + shop.id().getValue();
        for (String forged :
                List.of(end, end + "&id_token_hint=" + hint.substring(0, hint.length() - 8) + "AAAAAAAA")) {
            browser.open(forged).is(400);
        }
        browser.open(named.replace("%2Fbye", "%2Fbye%2F")).is(400);
        browser.open(named).is(200).says("asks to log you out");
        whoami(tokens(response)).is(200);
        assertThat(browser.open(end + "&id_token_hint=" + hint).address()).isEqualTo(URI.create(BYE + "?state=1"));
        whoami(tokens(response)).is(401);
        browser.open("/oauth/authorized_tokens/").says("name=\"password\"");
    }

    private RelyingParty register(String name) {
        Answer issued = admin.api()
                .post(
                        "/v2/oauth/clients/",
                        Map.of(
                                "client_id",
                                name,
                                "client_name",
                                name,
                                "redirect_uris",
                                List.of(BACK.toString()),
                                "post_logout_redirect_uris",
                                List.of(BYE.toString()),
                                "grant_types",
                                List.of("authorization_code", "refresh_token"),
                                "scope",
                                "openid profile read"))
                .is(201);
        return RelyingParty.of(platform.api(), name, issued.text("client_secret"), BACK);
    }

    private Page logIn(RelyingParty.Attempt attempt) {
        return browser.logIn(browser.open(attempt.address().toString()), "admin", platform.adminPassword());
    }

    private Page allow(Page consent) {
        return browser.submit(consent.is(200), Map.of("decision", "allow"));
    }

    private Answer whoami(Tokens tokens) {
        return Api.at(platform.api())
                .with("Authorization", "Bearer " + tokens.getAccessToken().getValue())
                .get("/v2/auth/whoami/");
    }

    private static Tokens tokens(TokenResponse response) {
        assertThat(response.indicatesSuccess()).isTrue();
        return response.toSuccessResponse().getTokens();
    }

    private static String error(TokenResponse response) {
        assertThat(response.indicatesSuccess()).isFalse();
        return response.toErrorResponse().getErrorObject().getCode();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
