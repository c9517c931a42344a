package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import dev.workflow.acceptance.sample.SampleApp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever changes something is in the audit log, with how it ended, and without any secret. */
@ExtendWith(OnPlatform.class)
class AuditTest {

    private static final String SECRET = "hunter2-in-no-log";

    private final Platform platform;
    private final Person admin;
    private final Person person;

    AuditTest(Platform platform, Person admin) throws Exception {
        this.platform = platform;
        this.admin = admin;
        this.person = Accounts.create(platform, FreshName.of("audited"));
    }

    private List<JsonNode> entries(String query) {
        return admin.api().get("/v2/audit/?limit=1000&" + query).is(200).results();
    }

    private static String summary(JsonNode entry) {
        return entry.path("method").asText() + " " + entry.path("route").asText() + " " + entry.path("status");
    }

    @Test
    void everyChangeIsThereAndNoRead() {
        Api named = person.api().with("X-Request-Id", "audit-test-1");
        App app = person.create(platform, FreshName.of("audit"));
        named.post("/v2/apps/" + app.name() + "/config/", Map.of("values", Map.of("PASSWORD", SECRET)))
                .is(201);
        app.get("config/").is(200);
        named.delete("/v2/apps/" + app.name() + "/domains/no.example.com").is(404);
        app.destroy().is(204);

        List<JsonNode> entries = entries("app=" + app.name());
        assertThat(entries)
                .extracting(AuditTest::summary)
                .containsExactly(
                        "DELETE apps/{id} 204",
                        "DELETE apps/{id}/domains/{domain} 404",
                        "POST apps/{id}/config 201",
                        "POST apps 201");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.path("user").asText()).isEqualTo(person.name());
            assertThat(entry.path("credential").asText()).isEqualTo("acceptance");
            assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");
            assertThat(entry.path("duration").isNumber()).isTrue();
        });
        assertThat(entries.get(1).path("target").asText()).isEqualTo("no.example.com");
        assertThat(entries.get(2).path("request_id").asText()).isEqualTo("audit-test-1");
        assertThat(entries.toString()).doesNotContain(SECRET);
    }

    @Test
    void loginsAreThereAndWrongOnes() {
        assertThat(entries("user=" + person.name()))
                .extracting(AuditTest::summary)
                .containsExactly("GET auth/token/{key} 200", "POST auth/login 200");
        String wrong = "no-" + SECRET;
        Api.at(platform.api())
                .with("X-Request-Id", "audit-wrong-login")
                .post("/v2/auth/login/", Map.of("username", person.name(), "password", wrong))
                .is(400);
        assertThat(admin.api().get("/v2/audit/?limit=20").is(200).results())
                .filteredOn(entry -> entry.path("request_id").asText().equals("audit-wrong-login"))
                .extracting(AuditTest::summary)
                .containsExactly("POST auth/login 400");
    }

    @Test
    void refusalsAreThere() throws Exception {
        App app = admin.create(platform, FreshName.of("closed"));
        person.api().delete("/v2/apps/" + app.name() + "/").is(403);
        SshKey key = SshKey.of(person);
        SampleApp.site("x").push(platform, key, app.name()).failed();

        person.api()
                .send("POST", "/v2/" + app.name() + "/web/blobs/uploads/", "")
                .is(403);

        assertThat(entries("app=" + app.name() + "&user=" + person.name()))
                .extracting(entry -> summary(entry) + " " + entry.path("reason").asText())
                .containsExactly(
                        "POST {name}/blobs/uploads 403 denied",
                        "PUSH git 403 no-permission",
                        "DELETE apps/{id} 403 no-permission");
        app.destroy().is(204);
    }

    @Test
    void grantsTokensAndRolesAreThereWithWhatTheyGive() throws Exception {
        App app = person.create(platform, FreshName.of("granted"));
        Person other = Accounts.create(platform, FreshName.of("other"));
        app.post("perms/", Map.of("username", other.name(), "permissions", "view"))
                .is(201);
        other.api().delete("/v2/apps/" + app.name() + "/").is(403);
        JsonNode made = person.api()
                .post("/v2/tokens/", Map.of("alias", "ci", "scope", "deploy", "apps", List.of(app.name())))
                .is(201)
                .json();
        person.api().delete("/v2/tokens/" + made.path("uuid").asText() + "/").is(204);
        admin.api()
                .send("PATCH", "/v2/users/" + other.name() + "/", Map.of("is_staff", true))
                .is(200);

        JsonNode grant = entries("app=" + app.name() + "&user=" + person.name()).get(0);
        assertThat(summary(grant) + " " + grant.path("target").asText())
                .isEqualTo("POST apps/{id}/perms 201 " + other.name() + " view");
        assertThat(entries("app=" + app.name() + "&user=" + other.name())
                        .get(0)
                        .path("reason")
                        .asText())
                .isEqualTo("no-permission");
        List<JsonNode> mine = entries("user=" + person.name());
        assertThat(summary(mine.get(0))).isEqualTo("DELETE tokens/{uuid} 204");
        assertThat(mine.get(1).path("target").asText())
                .isEqualTo(made.path("uuid").asText() + " deploy:" + app.name());
        assertThat(mine.toString()).doesNotContain(made.path("token").asText());
        assertThat(entries("user=" + admin.name()).get(0).path("target").asText())
                .isEqualTo(other.name() + " is_staff=true");
        app.destroy().is(204);
    }

    @Test
    void pushesAreThere() throws Exception {
        App app = person.create(platform, FreshName.of("pushed"));
        SshKey key = SshKey.of(person);
        SampleApp.site("x").push(platform, key, app.name()).succeeded();

        JsonNode push = entries("app=" + app.name()).get(0);
        assertThat(summary(push)).isEqualTo("PUSH git 201");
        assertThat(push.path("credential").asText()).startsWith("SHA256:");
        assertThat(push.path("target").asText()).matches("[0-9a-f]{40}");
        app.destroy().is(204);
    }

    @Test
    void pagesAndTimesNarrowIt() {
        App app = person.create(platform, FreshName.of("paged"));
        app.setConfig("A", "1").is(201);
        String query = "/v2/audit/?limit=1&app=" + app.name();
        JsonNode page = admin.api().get(query).is(200).json();
        assertThat(page.path("count").asInt()).isEqualTo(2);
        assertThat(page.path("results")).hasSize(1);
        assertThat(page.path("next").asText()).contains("offset=1");
        assertThat(entries("app=" + app.name() + "&until=2020-01-01")).isEmpty();
        assertThat(entries("app=" + app.name() + "&since=2020-01-01T00:00:00Z")).hasSize(2);
        admin.api().get(query + "&since=yesterday").is(400);
        app.destroy().is(204);
    }

    @Test
    void onlyAdministratorsSeeIt() {
        person.api().get("/v2/audit/").is(403);
        Api.at(platform.api()).get("/v2/audit/").is(401);
    }
}
