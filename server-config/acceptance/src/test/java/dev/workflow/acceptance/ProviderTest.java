package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.OAuthClient;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The endpoints that programs use to get tokens, to ask about them and to give them back (platform.md §6). */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderTest {

    private final Platform platform;
    private final Person admin;
    private final Api anonymous;
    private OAuthClient client;
    private OAuthClient other;

    ProviderTest(Platform platform, Person admin) {
        this.platform = platform;
        this.admin = admin;
        this.anonymous = Api.at(platform.api());
    }

    @BeforeAll
    void register() {
        client = OAuthClient.trusted(platform, admin, FreshName.of("own"));
        other = OAuthClient.register(
                platform,
                admin,
                Map.of(
                        "client_id", FreshName.of("other"),
                        "grant_types", List.of("client_credentials", "refresh_token"),
                        "scope", "read"));
    }

    @Test
    void everyEndpointThatIsNamedIsThere() {
        for (String path :
                List.of("/oauth/.well-known/openid-configuration", "/oauth/.well-known/openid-configuration/")) {
            JsonNode metadata = anonymous.get(path).is(200).json();
            assertThat(metadata.path("issuer").asText()).endsWith("/oauth");
            metadata.properties().stream()
                    .filter(field -> field.getKey().endsWith("_endpoint")
                            || field.getKey().equals("jwks_uri"))
                    .forEach(field -> assertThat(anonymous
                                    .get(URI.create(field.getValue().asText()).getPath())
                                    .status())
                            .as(field.getKey())
                            .isNotIn(404, 500));
        }
    }

    @Test
    void aTokenOpensWhatItsScopeSays() {
        Answer granted = login("openid admin");
        assertThat(granted.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(granted.text("token_type")).isEqualTo("Bearer");
        assertThat(bearer(granted).get("/v2/auth/whoami/").is(200).text("username"))
                .isEqualTo("admin");
        bearer(granted).get("/v2/users/").is(200);
        bearer(login("openid read")).get("/v2/users/").is(403);
        bearer(login("openid")).get("/v2/apps/").is(401);
        api(granted.text("id_token")).get("/v2/apps/").is(401);
        api(granted.text("refresh_token")).get("/v2/apps/").is(401);
    }

    @Test
    void theClientIsToldAboutThePerson() {
        Answer granted = login("openid");
        JsonNode person = bearer(granted).get("/oauth/userinfo/").is(200).json();
        assertThat(person.path("username").asText()).isEqualTo("admin");
        assertThat(person.path("sub").asText()).isEqualTo(person.path("id").asText());
        assertThat(person.path("is_superuser").asBoolean()).isTrue();
        anonymous.get("/oauth/userinfo/").is(401);
        api("x").get("/oauth/userinfo/").is(401);
        anonymous
                .get("/oauth/userinfo/?access_token=" + granted.text("access_token"))
                .is(401);
        bearer(login("read")).get("/oauth/userinfo/").is(403);
    }

    @Test
    void aRefreshTokenIsGoodOnce() {
        Answer first = login("openid read");
        Answer second = client.refresh(first.text("refresh_token")).is(200);
        bearer(second).get("/v2/apps/").is(200);
        assertThat(client.refresh(first.text("refresh_token")).is(400).text("error"))
                .isEqualTo("invalid_grant");
        bearer(second).get("/v2/apps/").is(401);
        client.refresh(second.text("refresh_token")).is(400);
    }

    @Test
    void whatIsGivenBackEndsAtOnce() {
        Answer granted = login("read");
        bearer(granted).get("/v2/apps/").is(200);
        other.api()
                .post("/oauth/revoke_token/", OAuthClient.form("token", granted.text("refresh_token")))
                .is(400);
        bearer(granted).get("/v2/apps/").is(200);
        client.api()
                .post("/oauth/revoke_token/", OAuthClient.form("token", granted.text("refresh_token")))
                .is(200);
        bearer(granted).get("/v2/apps/").is(401);
        client.api()
                .post("/oauth/revoke_token/", OAuthClient.form("token", granted.text("refresh_token")))
                .is(200);
    }

    @Test
    void clientsSeeTheirOwnTokens() {
        String token = login("read").text("access_token");
        assertThat(introspect(client.api(), token).text("username")).isEqualTo("admin");
        assertThat(introspect(other.api(), token).body()).isEqualTo("{\"active\":false}");
        String own = other.token("grant_type", "client_credentials").is(200).text("access_token");
        assertThat(introspect(other.api(), own).json().path("active").asBoolean())
                .isTrue();
        api(own).get("/v2/apps/").is(401);
        OAuthClient.forms(anonymous)
                .post("/oauth/introspect/", OAuthClient.form("token", token))
                .is(401);
    }

    @Test
    void clientsProveWhoTheyAre() {
        String[] bad = {
            OAuthClient.form("grant_type", "client_credentials"),
            OAuthClient.form("grant_type", "client_credentials", "client_id", other.id()),
            OAuthClient.form("grant_type", "client_credentials", "client_id", other.id(), "client_secret", "x"),
            OAuthClient.form("grant_type", "client_credentials", "client_id", "nobody", "client_secret", "x"),
            OAuthClient.form("grant_type", "client_credentials", "client_id", "a\0b", "client_secret", "x")
        };
        for (String form : bad) {
            Answer refused =
                    OAuthClient.forms(anonymous).post("/oauth/token/", form).is(401);
            assertThat(refused.text("error")).isEqualTo("invalid_client");
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Basic");
        }
        OAuthClient.forms(anonymous)
                .post(
                        "/oauth/token/",
                        OAuthClient.form(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                other.id(),
                                "client_secret",
                                other.secret()))
                .is(200);
    }

    @Test
    void whatMakesNoSenseIsRefusedInTheWordsOfOAuth() {
        refused("invalid_request", other.token("grant_type", "client_credentials", "scope", "read", "scope", "read"));
        refused("invalid_request", other.token("x", "y"));
        refused(
                "invalid_request",
                other.api().with("Content-Type", "application/json").post("/oauth/token/", "{}"));
        refused("invalid_request", other.token("grant_type", "client_credentials", "client_secret", other.secret()));
        refused("invalid_request", other.token("grant_type", "client_credentials", "x", "x".repeat(100_000)));
        refused("unsupported_grant_type", other.token("grant_type", "magic"));
        refused("unauthorized_client", other.login("admin", platform.adminPassword(), "read"));
        refused("invalid_scope", other.token("grant_type", "client_credentials", "scope", "admin"));
        refused("invalid_grant", other.refresh("x"));
        refused("invalid_grant", client.login("admin", "no" + platform.adminPassword(), "read"));
        refused("invalid_grant", client.login("no\0body", "x", "read"));
        anonymous.get("/oauth/token/").is(405);
    }

    @Test
    void tokensOutliveAChangeOfTheSigningKey() {
        Answer before = login("read");
        List<String> known = keys();
        admin.api().post("/v2/oauth/keys/rotate/", "").is(200);
        assertThat(keys()).containsAll(known).hasSize(known.size() + 1);
        bearer(before).get("/v2/apps/").is(200);
        bearer(login("read")).get("/v2/apps/").is(200);
        client.refresh(before.text("refresh_token")).is(200);
    }

    @Test
    void aDeletedClientTakesItsTokensAlong() {
        OAuthClient gone = OAuthClient.trusted(platform, admin, FreshName.of("gone"));
        Answer granted = gone.login("admin", platform.adminPassword(), "read").is(200);
        bearer(granted).get("/v2/apps/").is(200);
        admin.api().delete("/v2/oauth/clients/" + gone.id() + "/").is(204);
        bearer(granted).get("/v2/apps/").is(401);
        gone.refresh(granted.text("refresh_token")).is(401);
    }

    private Answer login(String scope) {
        return client.login("admin", platform.adminPassword(), scope).is(200);
    }

    private Api bearer(Answer granted) {
        return api(granted.text("access_token"));
    }

    private Api api(String token) {
        return anonymous.with("Authorization", "Bearer " + token);
    }

    private List<String> keys() {
        return anonymous
                .get("/oauth/.well-known/jwks.json")
                .is(200)
                .json()
                .path("keys")
                .findValuesAsText("kid");
    }

    private static Answer introspect(Api api, String token) {
        return api.post("/oauth/introspect/", OAuthClient.form("token", token)).is(200);
    }

    private static void refused(String error, Answer answer) {
        assertThat(answer.is(400).text("error")).isEqualTo(error);
    }
}
