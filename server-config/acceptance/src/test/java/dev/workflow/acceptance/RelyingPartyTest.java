package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.Page;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.client.RelyingParty;
import dev.workflow.acceptance.client.RelyingParty.Attempt;
import dev.workflow.acceptance.client.WebBrowser;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** People log in to programs of others with the platform: Nimbus' library asks and judges, a browser without scripts answers. */
@Tag("smoke")
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelyingPartyTest {

    private static final URI BACK = URI.create("http://127.0.0.1:9/back?from=platform");

    private final Platform platform;
    private final Person admin;
    private RelyingParty party;
    private Person person;

    RelyingPartyTest(Platform platform, Person admin) {
        this.platform = platform;
        this.admin = admin;
    }

    @BeforeAll
    void register() throws Exception {
        party = RelyingParty.register(platform, admin, BACK, "openid profile read", "client_credentials");
        person = Accounts.create(platform, FreshName.of("patron"));
    }

    @Test
    void publishedKeysHaveNoSecretParts() throws Exception {
        JWKSet keys = JWKSet.load(party.provider().getJWKSetURI().toURL());
        assertThat(keys.getKeys()).isNotEmpty().noneMatch(key -> key.isPrivate());
    }

    @Test
    void nimbusAcceptsTheIdToken() throws Exception {
        Attempt attempt = party.begin("openid", "profile");
        OIDCTokens tokens =
                tokens(party.exchange(attempt, party.code(attempt, allowed(new WebBrowser(platform.api()), attempt))));

        IDTokenValidator validator = new IDTokenValidator(
                party.provider().getIssuer(),
                party.id(),
                JWSAlgorithm.RS256,
                party.provider().getJWKSetURI().toURL());
        IDTokenClaimsSet claims = validator.validate(tokens.getIDToken(), attempt.nonce());

        assertThat(claims.getStringClaim("username")).isEqualTo(person.name());
        assertThat(claims.getAuthenticationTime()).isBeforeOrEqualTo(new java.util.Date());
        assertThat(claims.getAccessTokenHash())
                .isEqualTo(AccessTokenHash.compute(tokens.getAccessToken(), JWSAlgorithm.RS256));
        UserInfo info = userInfo(tokens);
        assertThat(info.getSubject()).isEqualTo(claims.getSubject());
        assertThat(info.getStringClaim("username")).isEqualTo(person.name());
    }

    @Test
    void whoAllowedItOnceAndIsLoggedInIsAskedNothing() throws Exception {
        WebBrowser browser = new WebBrowser(platform.api());
        Attempt first = party.begin("openid");
        party.code(first, allowed(browser, first));

        Attempt second = party.begin("openid");
        party.code(second, browser.open(second.address().toString()));
    }

    @Test
    void whoRefusesIsSentBackWithoutACode() {
        RelyingParty unknown = RelyingParty.register(platform, admin, BACK, "openid read");
        Attempt attempt = unknown.begin("openid", "read");
        WebBrowser browser = new WebBrowser(platform.api());
        Page consent = logIn(browser, attempt);

        Page back = browser.submit(consent, Map.of("decision", "deny"));

        assertThat(back.parameters()).containsEntry("error", "access_denied").doesNotContainKey("code");
        assertThat(back.parameters()).containsEntry("state", attempt.state().getValue());
    }

    @Test
    void aCodeIsGoodOnceAndTakesItsTokensAlong() {
        Attempt attempt = party.begin("openid", "read");
        AuthorizationCode code = party.code(attempt, allowed(new WebBrowser(platform.api()), attempt));
        OIDCTokens tokens = tokens(party.exchange(attempt, code));
        bearer(tokens).get("/v2/auth/whoami/").is(200);

        assertThat(error(party.exchange(attempt, code))).isEqualTo("invalid_grant");
        bearer(tokens).get("/v2/auth/whoami/").is(401);
    }

    @Test
    void aCodeIsWorthNothingWithoutItsVerifier() {
        Attempt attempt = party.begin("openid");
        AuthorizationCode code = party.code(attempt, allowed(new WebBrowser(platform.api()), attempt));

        assertThat(error(party.exchange(party.begin("openid"), code))).isEqualTo("invalid_grant");
    }

    @Test
    void aRefreshTokenThatComesTwiceEndsTheFamily() {
        Attempt attempt = party.begin("openid", "read");
        OIDCTokens first =
                tokens(party.exchange(attempt, party.code(attempt, allowed(new WebBrowser(platform.api()), attempt))));
        OIDCTokens second = tokens(party.refresh(first.getRefreshToken()));
        bearer(second).get("/v2/auth/whoami/").is(200);

        assertThat(error(party.refresh(first.getRefreshToken()))).isEqualTo("invalid_grant");
        assertThat(error(party.refresh(second.getRefreshToken()))).isEqualTo("invalid_grant");
        bearer(second).get("/v2/auth/whoami/").is(401);
    }

    @Test
    void aTokenThatIsOnlyForLoginDoesNotOpenTheApi() {
        Attempt attempt = party.begin("openid", "profile");
        OIDCTokens tokens =
                tokens(party.exchange(attempt, party.code(attempt, allowed(new WebBrowser(platform.api()), attempt))));
        int status = bearer(tokens).get("/v2/apps/").status();
        assertThat(status).isIn(401, 403);
    }

    @Test
    void clientsThatActForThemselvesAreNobodyHere() {
        TokenResponse response = party.ask(new ClientCredentialsGrant(), "read");
        assertThat(response.indicatesSuccess()).isTrue();
        String token = response.toSuccessResponse().getTokens().getAccessToken().getValue();
        int status = Api.at(platform.api())
                .with("Authorization", "Bearer " + token)
                .get("/v2/apps/")
                .status();
        assertThat(status).isIn(401, 403);
    }

    /** Logs the person in and allows it. */
    private Page allowed(WebBrowser browser, Attempt attempt) {
        Page page = logIn(browser, attempt);
        return page.address().getPath().startsWith("/oauth/")
                ? browser.submit(page, Map.of("decision", "allow"))
                : page;
    }

    private Page logIn(WebBrowser browser, Attempt attempt) {
        Page login = browser.open(attempt.address().toString()).is(200);
        return browser.logIn(login, person.name(), Accounts.password(person.name()));
    }

    private UserInfo userInfo(OIDCTokens tokens) throws Exception {
        UserInfoRequest request =
                new UserInfoRequest(party.provider().getUserInfoEndpointURI(), tokens.getBearerAccessToken());
        return UserInfoResponse.parse(request.toHTTPRequest().send())
                .toSuccessResponse()
                .getUserInfo();
    }

    private Api bearer(OIDCTokens tokens) {
        return Api.at(platform.api())
                .with("Authorization", "Bearer " + tokens.getAccessToken().getValue());
    }

    private static OIDCTokens tokens(TokenResponse response) {
        assertThat(response.indicatesSuccess()).as("%s", response).isTrue();
        return ((OIDCTokenResponse) response).getOIDCTokens();
    }

    private static String error(TokenResponse response) {
        return response.toErrorResponse().getErrorObject().getCode();
    }
}
