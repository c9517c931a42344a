package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Handshake;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.client.Routes;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.git.WorkTree;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.platform.Ran;
import dev.workflow.acceptance.sample.AppRoutes;
import dev.workflow.acceptance.sample.FreshName;
import dev.workflow.acceptance.sample.SampleApp;
import dev.workflow.acceptance.sample.Victim;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody who is logged in, but has no rights to an app, can neither see nor change it, over no route at all. */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenancyTest {

    /** What belongs to an account, and what only administrators may do. */
    private static final Set<String> OF_AN_ACCOUNT = Set.of(
            "GET keys/{id}",
            "DELETE keys/{id}",
            "DELETE tokens/{uuid}",
            "GET tokens/{uuid}",
            "GET audit",
            "GET mail",
            "GET mail/{uuid}",
            "GET scim/v2/Users",
            "POST scim/v2/Users",
            "GET scim/v2/Users/{user}",
            "PUT scim/v2/Users/{user}",
            "PATCH scim/v2/Users/{user}",
            "DELETE scim/v2/Users/{user}",
            "GET scim/v2/Groups",
            "POST scim/v2/Groups",
            "GET scim/v2/Groups/{group}",
            "PUT scim/v2/Groups/{group}",
            "PATCH scim/v2/Groups/{group}",
            "DELETE scim/v2/Groups/{group}",
            "GET scim/v2/ServiceProviderConfig",
            "GET scim/v2/ResourceTypes",
            "GET scim/v2/ResourceTypes/{type}",
            "GET scim/v2/Schemas",
            "GET scim/v2/Schemas/{schema}",
            "GET groups",
            "POST groups",
            "GET groups/{group}",
            "DELETE groups/{group}",
            "POST groups/{group}/members",
            "DELETE groups/{group}/members/{username}",
            "GET oauth/clients",
            "POST oauth/clients",
            "GET oauth/clients/{client}",
            "PATCH oauth/clients/{client}",
            "DELETE oauth/clients/{client}",
            "POST oauth/clients/{client}/secret",
            "GET oauth/keys",
            "POST oauth/keys/rotate",
            "GET sso/issuers",
            "POST sso/issuers",
            "GET sso/issuers/{issuer}",
            "PUT sso/issuers/{issuer}",
            "DELETE sso/issuers/{issuer}",
            "GET users",
            "POST users",
            "PATCH users/{username}",
            "POST users/{username}/revoke",
            "DELETE users/{username}/factor",
            "PATCH users/{username}/enable",
            "PATCH users/{username}/disable");

    /** What is for services that have a key of their own, and for nobody who is logged in. */
    private static final Set<String> OF_SERVICES = Set.of(
            "GET hooks/key/{fingerprint}",
            "GET hooks/keys/{app}",
            "GET hooks/keys/{app}/{username}",
            "POST hooks/config",
            "POST hooks/build",
            "POST manager/{type}/{id}/block",
            "DELETE manager/{type}/{id}/unblock",
            "POST mutate/{key}");

    /** Routes that show the caller's own things, which are looked through for others'. */
    private static final Set<String> LISTS = Set.of(
            "GET apps",
            "GET keys",
            "GET tokens",
            "GET auth/whoami",
            "GET ",
            "GET limits/specs",
            "GET limits/plans",
            "GET resources/services");

    /** Routes that name nothing of anybody: they log in, or create what is the caller's own. */
    private static final Set<String> OPEN = Set.of(
            "POST apps",
            "POST keys",
            "POST tokens",
            "POST auth/login",
            "GET auth/token/{key}",
            "GET login/drycc",
            "POST login/drycc",
            "GET complete/drycc",
            "GET openapi.json",
            "GET openapi.yaml",
            "GET docs",
            "GET docs/style.css",
            "GET limits/plans/{id}",
            "GET resources/services/{service}/plans",
            "GET auth/registry/token",
            "GET operations");

    private final Platform platform;
    private final Person owner;
    private Victim victim;
    private Person mallory;
    private App own;
    private List<String> before;

    TenancyTest(Platform platform, Person owner) {
        this.platform = platform;
        this.owner = owner;
    }

    @BeforeAll
    void prepare() throws Exception {
        victim = Victim.create(platform, owner);
        mallory = Accounts.create(platform, FreshName.of("mallory"));
        own = mallory.create(platform, FreshName.of("own"));
        before = victim.snapshot();
    }

    @AfterAll
    void nothingHasChanged() {
        assertThat(victim.snapshot()).isEqualTo(before);
        own.destroy().is(204);
        victim.app().destroy().is(204);
    }

    @Test
    void everyRouteIsTested() throws IOException {
        Set<String> known = new TreeSet<>(AppRoutes.BODIES.keySet());
        Stream.of(OF_AN_ACCOUNT, OF_SERVICES, LISTS, OPEN).forEach(known::addAll);
        assertThat(Routes.all(Platform.root().resolve("web/src/main/java"))).isEqualTo(known);
    }

    static Stream<String> ofAnApp() {
        return AppRoutes.BODIES.keySet().stream();
    }

    static Stream<String> ofAnAccount() {
        return OF_AN_ACCOUNT.stream();
    }

    static Stream<String> ofServices() {
        return OF_SERVICES.stream();
    }

    static Stream<String> lists() {
        return LISTS.stream();
    }

    @ParameterizedTest
    @MethodSource("ofAnApp")
    void foreignAppIsOutOfReach(String route) {
        String[] words = route.split(" ");
        String path = victim.path(words[1]);
        if (words[0].equals("SOCKET")) {
            assertThat(Handshake.status(platform.api(), path, mallory.token())).isEqualTo(403);
            return;
        }
        String body = victim.body(route, mallory.name());
        denied(mallory.api().send(words[0], path, body));
    }

    @ParameterizedTest
    @MethodSource("ofAnAccount")
    void foreignAccountIsOutOfReach(String route) {
        String[] words = route.split(" ");
        denied(mallory.api().send(words[0], victim.path(words[1]), ""));
    }

    @ParameterizedTest
    @MethodSource("ofServices")
    void servicesAreOutOfReach(String route) {
        String[] words = route.split(" ");
        String path = victim.path(words[1]).replace("{type}", "apps").replaceAll("\\{(?:fingerprint|key)\\}", "00:11");
        Map<String, ?> body = Map.of(
                "receive_user", owner.name(), "receive_repo", victim.app().name(), "image", "x/y:1", "stack", "x");
        denied(mallory.api().send(words[0], path, body));
        denied(owner.api().send(words[0], path, body));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void listsHoldOnlyWhatIsOnesOwn(String route) {
        String path = "/v2/" + route.substring("GET ".length());
        assertThat(mallory.api().get(path).is(200).body())
                .doesNotContain(victim.names().values());
    }

    @Test
    void operationsOfForeignAppAreNotListed() {
        denied(mallory.api().get("/v2/operations/?app=" + victim.app().name()));
    }

    @Test
    void foreignThingsAreNotFoundBelowOnesOwnApp() {
        String base = "/v2/apps/" + own.name() + "/";
        mallory.api().get(base + "builds/" + victim.names().get("build") + "/").is(404);
        mallory.api().delete(base + "domains/" + victim.names().get("domain")).is(404);
        mallory.api()
                .get(base + "pods/" + victim.names().get("pod") + "/describe/")
                .is(400);
        mallory.api()
                .send("DELETE", base + "pods/", Map.of("pod_ids", victim.names().get("pod")));
    }

    @Test
    void foreignDomainCannotBeTaken() {
        for (String domain : List.of(
                victim.names().get("domain"), victim.app().name(), victim.app().name() + ".localhost")) {
            Answer answer = own.post("domains/", Map.of("domain", domain, "ptype", "web"));
            assertThat(answer.status()).as(domain + ": " + answer.body()).isEqualTo(400);
        }
    }

    @Test
    void foreignImageCannotBeRun() {
        String image = victim.names().get("image");
        Map<String, ?> build = Map.of("image", image, "stack", "container", "procfile", Map.of("web", "run"));
        assertThat(own.post("builds/", build).is(400).json().has("image")).isTrue();
        Map<String, ?> deploy = Map.of("deploy", Map.of("web", Map.of("image", image)));
        Map<String, ?> hidden = Map.of("image", own.name() + "/x:1", "stack", "container", "dryccfile", deploy);
        assertThat(own.post("builds/", hidden).is(400).json().has("image")).isTrue();
    }

    @Test
    void foreignImageCannotBePushedInto() throws Exception {
        WorkTree source = SampleApp.web("page");
        source.write(
                        "drycc.yaml",
                        "deploy:\n  web:\n    image: " + victim.names().get("image") + "\n")
                .commit();
        Ran push = source.push(platform, SshKey.of(mallory), own.name()).failed();
        assertThat(push.output()).contains("not open to you");
    }

    @Test
    void ownerIsNotTakenFromTheRequest() {
        String name = FreshName.of("mass");
        Map<String, ?> body = Map.of("id", name, "owner", owner.name(), "uuid", "0", "structure", Map.of("web", 3));
        assertThat(mallory.api().post("/v2/apps/", body).is(201).text("owner")).isEqualTo(mallory.name());
        mallory.api().delete("/v2/apps/" + name + "/").is(204);
    }

    private void denied(Answer answer) {
        assertThat(answer.status())
                .as(answer.request() + " answered " + answer.body())
                .isIn(403, 404);
        assertThat(answer.body()).doesNotContain(Victim.SECRET);
    }
}
