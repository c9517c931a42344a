package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Page;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.client.WebBrowser;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Groups, and a directory of people that keeps accounts by SCIM. */
@ExtendWith(OnPlatform.class)
class DirectoryTest {

    private static final String USERS = "/v2/scim/v2/Users";
    private static final String GROUPS = "/v2/scim/v2/Groups";

    private final Platform platform;
    private final Person admin;
    private final Api scim;

    DirectoryTest(Platform platform, Person admin) {
        this.platform = platform;
        this.admin = admin;
        this.scim = admin.api().with("Content-Type", "application/scim+json").with("Accept", "application/scim+json");
    }

    @Test
    void whoIsInAGroupMayWhatTheGroupMay() throws Exception {
        String group = FreshName.of("devs");
        Person member = Accounts.create(platform, FreshName.of("member"));
        App app = admin.create(platform, FreshName.of("grouped"));
        String config = "/v2/apps/" + app.name() + "/config/";
        admin.api().post("/v2/groups/", Map.of("name", group)).is(201);
        admin.api().post("/v2/groups/", Map.of("name", group)).is(409);
        String share = "/v2/apps/" + app.name() + "/perms/groups/" + group + "/";
        admin.api().send("PUT", share, Map.of("permissions", "view")).is(204);
        member.api().get(config).is(403);
        admin.api()
                .post("/v2/groups/" + group + "/members/", Map.of("username", member.name()))
                .is(201);
        member.api().get(config).is(200);
        assertThat(member.api().get("/v2/auth/whoami/").is(200).json().path("groups"))
                .extracting(JsonNode::asText)
                .containsExactly(group);
        assertThat(app.get("perms/groups/")
                        .is(200)
                        .results()
                        .get(0)
                        .path("permissions")
                        .toString())
                .isEqualTo("[\"view\"]");
        member.api().send("PUT", share, Map.of("permissions", "change")).is(403);
        admin.api()
                .delete("/v2/groups/" + group + "/members/" + member.name() + "/")
                .is(204);
        member.api().get(config).is(403);
        admin.api().delete("/v2/groups/" + group + "/").is(204);
        app.destroy().is(204);
    }

    @Test
    void disablingSomebodyThereEndsTheirSessionsAndTokensHere() throws Exception {
        String name = FreshName.of("scim");
        Answer made = scim.post(
                        USERS,
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:schemas:core:2.0:User"),
                                "userName",
                                name,
                                "externalId",
                                "x-" + name,
                                "active",
                                true,
                                "emails",
                                List.of(Map.of("value", name + "@example.com", "primary", true))))
                .is(201);
        String id = made.text("id");
        assertThat(made.headers().firstValue("Content-Type").orElse("")).startsWith("application/scim+json");
        assertThat(made.headers().firstValue("Location")).contains(platform.api() + USERS + "/" + id);
        Person person = Accounts.letIn(platform, name);
        WebBrowser browser = new WebBrowser(platform.api());
        browser.logIn(browser.open("/user/login/?next=/user/"), name, Accounts.password(name))
                .is(200)
                .says(name + "@example.com");
        browser.open("/user/").is(200).says(name + "@example.com");
        person.api().get("/v2/auth/whoami/").is(200);
        scim.send("PATCH", USERS + "/" + id, operation("Replace", "active", "False"))
                .is(200);
        person.api().get("/v2/auth/whoami/").is(401);
        Page sentAway = browser.open("/user/");
        assertThat(sentAway.address().getPath()).isEqualTo("/user/login/");
        assertThat(sentAway.html()).doesNotContain(name + "@example.com");
        scim.send("PATCH", USERS + "/" + id, operation("replace", "active", true))
                .is(200);
        person.api().get("/v2/auth/whoami/").is(401);
        scim.delete(USERS + "/" + id).is(204);
        assertThat(error(scim.get(USERS + "/" + id).is(404))).contains("\"status\":\"404\"");
    }

    @Test
    void clientsAreAnsweredAsTheStandardHasIt() {
        String name = FreshName.of("okta");
        String id = scim.post(USERS, Map.of("userName", name)).is(201).text("id");
        JsonNode found = scim.get(USERS + "?filter=userName%20eq%20%22" + name + "%22&startIndex=1&count=100")
                .is(200)
                .json();
        assertThat(found.path("totalResults").asInt()).isEqualTo(1);
        assertThat(found.path("Resources").get(0).path("id").asText()).isEqualTo(id);
        assertThat(error(scim.post(USERS, Map.of("userName", name)).is(409))).contains("\"scimType\":\"uniqueness\"");
        assertThat(error(scim.get(USERS + "?filter=userName%20sw%20%22a%22").is(400)))
                .contains("\"scimType\":\"invalidFilter\"");
        error(scim.get(USERS + "?count=x").is(400));
        String group = scim.post(GROUPS, Map.of("displayName", name, "members", List.of(Map.of("value", id))))
                .is(201)
                .text("id");
        JsonNode without = scim.get(GROUPS + "/" + group + "?excludedAttributes=members")
                .is(200)
                .json();
        assertThat(without.has("members")).isFalse();
        assertThat(without.path("displayName").asText()).isEqualTo(name);
        assertThat(scim.get(USERS + "/" + id + "?attributes=groups")
                        .is(200)
                        .json()
                        .path("groups")
                        .get(0)
                        .path("display")
                        .asText())
                .isEqualTo(name);
        scim.send("PATCH", GROUPS + "/" + group, operation("remove", "members[value eq \"" + id + "\"]", "x"))
                .is(200);
        scim.delete(GROUPS + "/" + group).is(204);
        scim.delete(USERS + "/" + id).is(204);
    }

    @Test
    void whatIsUnderstoodIsSaid() {
        assertThat(scim.get("/v2/scim/v2/ServiceProviderConfig")
                        .is(200)
                        .json()
                        .path("patch")
                        .path("supported")
                        .asBoolean())
                .isTrue();
        for (String list : List.of("ResourceTypes", "Schemas")) {
            JsonNode all = scim.get("/v2/scim/v2/" + list).is(200).json().path("Resources");
            StreamSupport.stream(all.spliterator(), false).forEach(each -> scim.get(
                            "/v2/scim/v2/" + list + "/" + each.path("id").asText())
                    .is(200));
            error(scim.get("/v2/scim/v2/" + list + "/none").is(404));
        }
    }

    @Test
    void onlySuperusersAndTheDirectoryAreLetIn() throws Exception {
        Person stranger = Accounts.create(platform, FreshName.of("stranger"));
        assertThat(error(stranger.api().get(USERS).is(403))).contains("\"status\":\"403\"");
        error(Api.at(platform.api()).get(USERS).is(401));
        Api.at(platform.api())
                .with("Authorization", "Bearer " + "x".repeat(40))
                .get(USERS)
                .is(401);
    }

    private static Map<String, ?> operation(String op, String path, Object value) {
        return Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                "Operations",
                List.of(Map.of("op", op, "path", path, "value", value)));
    }

    private static String error(Answer answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/scim+json");
        assertThat(answer.body()).contains("urn:ietf:params:scim:api:messages:2.0:Error");
        return answer.body();
    }
}
