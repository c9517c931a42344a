package dev.workflow.passport.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseMode;
import dev.workflow.passport.Client;
import dev.workflow.passport.OneTimeKey;
import dev.workflow.passport.Parameters;
import dev.workflow.problem.Problem;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing leaves for an address that is not, letter by letter, one that the client registered. */
class AuthorizationTargetTest {

    private static final String ISSUER = "https://workflow.example.com/oauth";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://good.example.com/cb",
                "https://good.example.com/cb?a=b",
                "com.example.app:/cb",
                "http://127.0.0.1:8123/cb"
            })
    void takesWhatIsRegistered(String redirect) {
        assertThat(target("client_id=shop&redirect_uri=" + encoded(redirect)).redirect())
                .isEqualTo(URI.create(redirect));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://good.example.com.evil.example/cb",
                "https://good.example.com@evil.example/cb",
                "https://evil.example#@good.example.com/cb",
                "https://evil.example\\@good.example.com/cb",
                "//evil.example/cb",
                "/cb",
                "https:/good.example.com/cb",
                "https:good.example.com/cb",
                "http://good.example.com/cb",
                "https://good.example.com:444/cb",
                "https://good.example.com:443/cb",
                "https://good.example.com/cb/",
                "https://good.example.com./cb",
                "https://GOOD.example.com/cb",
                "HTTPS://good.example.com/cb",
                "https://good.example.com/CB",
                "https://good.example.com/x/../cb",
                "https://good.example.com/cb/..",
                "https://good.example.com/cb/../../evil",
                "https://good.example.com//cb",
                "https://good.example.com/c%62",
                "https://good.example.com/cb%00",
                "https://good.example.com/cb%0d%0aSet-Cookie:a=b",
                "https://good.example.com/cb ",
                " https://good.example.com/cb",
                "https://good.example.com/cb#",
                "https://good.example.com/cb#x",
                "https://good.example.com/cb?",
                "https://good.example.com/cb?c=d",
                "https://good.example.com/cb?a=b&c=d",
                "https://user@good.example.com/cb",
                "https://xn--good-example.com/cb",
                "http://127.0.0.1:8124/cb",
                "http://localhost:8123/cb",
                "http://[::1]:8123/cb",
                "com.example.app://cb",
                "javascript:alert(1)",
                "data:text/html,x",
                "*",
                "https://other.example.com/cb"
            })
    void refusesWhatOnlyLooksLikeIt(String redirect) {
        refused("client_id=shop&redirect_uri=" + encoded(redirect));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redirect_uri=https://good.example.com/cb",
                "client_id=&redirect_uri=https://good.example.com/cb",
                "client_id=nobody&redirect_uri=https://good.example.com/cb",
                "client_id=SHOP&redirect_uri=https://good.example.com/cb",
                "client_id=shop&client_id=shop&redirect_uri=https://good.example.com/cb",
                "client_id=shop&client_id=other&redirect_uri=https://good.example.com/cb",
                "client_id=other&redirect_uri=https://good.example.com/cb",
                "client_id=shop",
                "client_id=shop&redirect_uri=",
                "client_id=shop&redirect_uri=https://good.example.com/cb&redirect_uri=https://evil.example/",
                "client_id=shop&redirect_uri=https://good.example.com/cb&redirect_uri=https://good.example.com/cb",
                "client_id=shop%00&redirect_uri=https://good.example.com/cb",
                "client_id=shop&redirect_uri=https://good.example.com/cb%",
                ""
            })
    void refusesWithoutOneClientAndOneAddress(String query) {
        refused(query);
    }

    @Test
    void theAnswerKeepsStateAndQueryAndNamesUs() {
        AuthorizationTarget target = target("client_id=shop&state=a%26b%3Dc%20%F0%9F%90%99&redirect_uri="
                + encoded("https://good.example.com/cb?a=b"));
        OneTimeKey code = OneTimeKey.random();
        assertThat(target.success(code, ISSUER).toURI().toString())
                .startsWith("https://good.example.com/cb?a=b&")
                .contains("code=" + code.text(), "iss=" + encoded(ISSUER), "state=" + encoded("a&b=c 🐙"));
        assertThat(target.failure(OAuth2Error.ACCESS_DENIED, ISSUER).toURI().toString())
                .contains("error=access_denied", "iss=" + encoded(ISSUER), "state=" + encoded("a&b=c 🐙"));
    }

    @Test
    void withoutStateNoneIsSent() {
        AuthorizationTarget target = target("client_id=shop&state=&redirect_uri=com.example.app:/cb");
        assertThat(target.success(OneTimeKey.random(), ISSUER).toParameters()).containsOnlyKeys("code", "iss");
        assertThat(target.mode()).isEqualTo(ResponseMode.QUERY);
        assertThat(target.certain()).isFalse();
    }

    private static void refused(String query) {
        assertThatThrownBy(() -> target(query))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    private static AuthorizationTarget target(String query) {
        return AuthorizationTarget.of(Parameters.parse(query), id -> switch (id) {
            case "shop" ->
                Optional.of(client(
                        "shop",
                        "https://good.example.com/cb",
                        "https://good.example.com/cb?a=b",
                        "com.example.app:/cb",
                        "http://127.0.0.1:8123/cb"));
            case "other" -> Optional.of(client("other", "https://other.example.com/cb"));
            default -> Optional.empty();
        });
    }

    private static Client client(String id, String... redirects) {
        Set<URI> uris = Set.of(redirects).stream().map(URI::create).collect(java.util.stream.Collectors.toSet());
        return new Client(id, id, false, uris, Set.of(), Set.of("authorization_code"), Set.of("openid"), false);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
