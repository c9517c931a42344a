package dev.workflow.passport.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.openid.connect.sdk.Prompt;
import dev.workflow.passport.Client;
import dev.workflow.passport.Parameters;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationRulesTest {

    /** Of the example in RFC 7636, appendix B. */
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final String PKCE = "&code_challenge_method=S256&code_challenge=" + CHALLENGE;

    @Test
    void takesWhatIsInOrder() throws GeneralException {
        Authorization request = check(
                false,
                "response_type=code&scope=openid+deploy:shop,blog+email&nonce=n-1&prompt=login%20consent&max_age=60"
                        + "&login_hint=ada&unknown=1&unknown=2&resource=a&resource=b" + PKCE);
        assertThat(request.scopes()).containsExactlyInAnyOrder("openid", "deploy:shop,blog");
        assertThat(request.nonce()).contains("n-1");
        assertThat(request.prompt()).containsExactlyInAnyOrder(Prompt.Type.LOGIN, Prompt.Type.CONSENT);
        assertThat(request.maxAge()).contains(Duration.ofMinutes(1));
        assertThat(request.loginHint()).contains("ada");
        assertThat(request.challenge()).contains(CHALLENGE);
        assertThat(request.subject()).isEmpty();
    }

    @Test
    void askingForNothingIsAskingWhoSomebodyIs() throws GeneralException {
        assertThat(check(true, "response_type=code").scopes()).containsExactly("openid");
    }

    @Test
    void aConfidentialClientMayLeavePkceOut() throws GeneralException {
        assertThat(check(true, "response_type=code&scope=openid").challenge()).isEmpty();
        assertThat(check(true, "response_type=code&scope=openid" + PKCE).challenge())
                .contains(CHALLENGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            nullValues = "-",
            value = {
                "invalid_request scope=openid",
                "invalid_request response_type=&scope=openid",
                "invalid_request response_type=code&response_type=code",
                "unsupported_response_type response_type=token",
                "unsupported_response_type response_type=id_token",
                "unsupported_response_type response_type=code%20id_token",
                "unsupported_response_type response_type=none",
                "unsupported_response_type response_type=CODE",
                "invalid_request response_type=code&response_mode=fragment",
                "invalid_request response_type=code&response_mode=web_message",
                "invalid_request response_type=code&scope=openid&scope=openid",
                "invalid_request response_type=code&state=a&state=b",
                "invalid_request response_type=code&nonce=a&nonce=b",
                "invalid_request response_type=code&prompt=login&prompt=none",
                "invalid_request response_type=code&prompt=none%20login",
                "invalid_request response_type=code&prompt=nonsense",
                "invalid_request response_type=code&max_age=-1",
                "invalid_request response_type=code&max_age=1.5",
                "invalid_request response_type=code&max_age=99999999999999999999",
                "invalid_request response_type=code&id_token_hint=forged",
                "invalid_scope response_type=code&scope=admin",
                "invalid_scope response_type=code&scope=openid+admin",
                "invalid_scope response_type=code&scope=admin:shop",
                "invalid_scope response_type=code&scope=email",
                "invalid_scope response_type=code&scope=deploy:",
                "invalid_scope response_type=code&scope=deploy:..%2Fx",
                "request_not_supported response_type=code&request=eyJhbGciOiJub25lIn0.e30.",
                "request_uri_not_supported response_type=code&request_uri=https://evil.example/",
                "registration_not_supported response_type=code&registration=%7B%7D"
            })
    void refusesWith(String error, String query) {
        refused(true, query, error);
        refused(false, query + PKCE, error);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "&code_challenge_method=S256",
        "&code_challenge=" + CHALLENGE,
        "&code_challenge_method=plain&code_challenge=" + CHALLENGE,
        "&code_challenge_method=s256&code_challenge=" + CHALLENGE,
        "&code_challenge_method=S512&code_challenge=" + CHALLENGE,
        "&code_challenge_method=S256&code_challenge=short",
        "&code_challenge_method=S256&code_challenge=" + CHALLENGE + "A",
        "&code_challenge_method=S256&code_challenge=" + CHALLENGE + "&code_challenge=" + CHALLENGE,
        "&code_challenge_method=S256&code_challenge_method=plain&code_challenge=" + CHALLENGE
    })
    void aPublicClientNeedsPkceByS256(String pkce) {
        refused(false, "response_type=code&scope=openid" + pkce, "invalid_request");
        if (!pkce.isEmpty()) {
            refused(true, "response_type=code&scope=openid" + pkce, "invalid_request");
        }
    }

    @Test
    void aClientThatIsNotRegisteredForCodesGetsNone() {
        Client device = new Client(
                "tv",
                "TV",
                false,
                Set.of(URI.create("https://tv.example.com/")),
                Set.of(),
                Set.of("urn:ietf:params:oauth:grant-type:device_code"),
                Set.of("openid"),
                false);
        assertThatThrownBy(() -> check(device, "response_type=code" + PKCE))
                .isInstanceOfSatisfying(GeneralException.class, refused -> assertThat(
                                refused.getErrorObject().getCode())
                        .isEqualTo("unauthorized_client"));
    }

    private static void refused(boolean confidential, String query, String error) {
        assertThatThrownBy(() -> check(confidential, query))
                .as(query)
                .isInstanceOfSatisfying(GeneralException.class, refused -> assertThat(
                                refused.getErrorObject().getCode())
                        .isEqualTo(error));
    }

    private static Authorization check(boolean confidential, String query) throws GeneralException {
        Client client = new Client(
                "shop",
                "Shop",
                confidential,
                Set.of(URI.create("https://good.example.com/cb")),
                Set.of(),
                Set.of("authorization_code"),
                Set.of("openid", "read", "deploy"),
                false);
        return check(client, query);
    }

    private static Authorization check(Client client, String query) throws GeneralException {
        String redirect = client.redirects().iterator().next().toString();
        Parameters asked = Parameters.parse(query + "&client_id=x&redirect_uri=" + redirect);
        return AuthorizationRules.check(
                asked, AuthorizationTarget.of(asked, id -> Optional.of(client)), token -> Optional.empty());
    }
}
