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
import dev.workflow.acceptance.sample.FreshName;
import dev.workflow.acceptance.sample.SampleApp;
import dev.workflow.acceptance.sample.Victim;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    /** What is behind the routes of an app, with a body that would do something. */
    private static final Map<String, String> OF_AN_APP = new TreeMap<>(Map.ofEntries(
            Map.entry("GET apps/{id}", ""),
            Map.entry("POST apps/{id}", "{\"owner\":\"mallory\"}"),
            Map.entry("DELETE apps/{id}", ""),
            Map.entry("GET apps/{id}/builds", ""),
            Map.entry("GET apps/{id}/builds/{uuid}", ""),
            Map.entry("POST apps/{id}/builds", "{\"image\":\"x/y:1\",\"stack\":\"container\"}"),
            Map.entry("GET apps/{id}/config", ""),
            Map.entry("POST apps/{id}/config", "{\"values\":{\"EVIL\":\"1\"}}"),
            Map.entry("GET apps/{id}/domains", ""),
            Map.entry("POST apps/{id}/domains", "{\"domain\":\"evil.example.com\",\"ptype\":\"web\"}"),
            Map.entry("DELETE apps/{id}/domains/{domain}", ""),
            Map.entry("GET apps/{id}/events", ""),
            Map.entry("GET apps/{id}/pods", ""),
            Map.entry("DELETE apps/{id}/pods", "{\"pod_ids\":\"POD\"}"),
            Map.entry("GET apps/{id}/pods/{pod}/describe", ""),
            Map.entry("GET apps/{id}/ptypes", ""),
            Map.entry("POST apps/{id}/ptypes/scale", "{\"web\":0}"),
            Map.entry("POST apps/{id}/ptypes/restart", "{\"ptypes\":\"\"}"),
            Map.entry("GET apps/{id}/releases", ""),
            Map.entry("GET apps/{id}/releases/v{version}", ""),
            Map.entry("POST apps/{id}/releases/deploy", "{}"),
            Map.entry("POST apps/{id}/releases/rollback", "{\"version\":2}"),
            Map.entry("POST apps/{id}/run", "{\"command\":\"env\"}"),
            Map.entry("GET apps/{id}/settings", ""),
            Map.entry("POST apps/{id}/settings", "{\"routable\":false}"),
            Map.entry("GET operations/{uuid}", ""),
            Map.entry("POST operations/{uuid}/cancel", ""),
            Map.entry("SOCKET apps/{app}/logs", ""),
            Map.entry("SOCKET apps/{app}/pods/{pod}/logs", ""),
            Map.entry("SOCKET apps/{app}/pods/{pod}/exec", ""),
            Map.entry("GET {name}/tags/list", ""),
            Map.entry("HEAD {name}/manifests/{reference}", ""),
            Map.entry("GET {name}/manifests/{reference}", ""),
            Map.entry("PUT {name}/manifests/{reference}", "{}"),
            Map.entry("DELETE {name}/manifests/{reference}", ""),
            Map.entry("HEAD {name}/blobs/{digest}", ""),
            Map.entry("GET {name}/blobs/{digest}", ""),
            Map.entry("DELETE {name}/blobs/{digest}", ""),
            Map.entry("GET {name}/referrers/{digest}", ""),
            Map.entry("POST {name}/blobs/uploads", ""),
            Map.entry("GET {name}/blobs/uploads/{id}", ""),
            Map.entry("PATCH {name}/blobs/uploads/{id}", "x"),
            Map.entry("PUT {name}/blobs/uploads/{id}", ""),
            Map.entry("DELETE {name}/blobs/uploads/{id}", "")));

    /** What belongs to an account, and what only administrators may do. */
    private static final Set<String> OF_AN_ACCOUNT = Set.of(
            "GET keys/{id}",
            "DELETE keys/{id}",
            "DELETE tokens/{uuid}",
            "GET users",
            "PATCH users/{username}/enable",
            "PATCH users/{username}/disable");

    /** Routes that show the caller's own things, which are looked through for others'. */
    private static final Set<String> LISTS = Set.of("GET apps", "GET keys", "GET tokens", "GET auth/whoami", "GET ");

    /** Routes that name nothing of anybody: they log in, or create what is the caller's own. */
    private static final Set<String> OPEN = Set.of(
            "POST apps",
            "POST keys",
            "POST auth/login",
            "GET auth/token/{key}",
            "GET login/drycc",
            "POST login/drycc",
            "GET complete/drycc",
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
        Set<String> known = new java.util.TreeSet<>(OF_AN_APP.keySet());
        Stream.of(OF_AN_ACCOUNT, LISTS, OPEN).forEach(known::addAll);
        assertThat(Routes.all(Platform.root().resolve("web/src/main/java"))).isEqualTo(known);
    }

    static Stream<String> ofAnApp() {
        return OF_AN_APP.keySet().stream();
    }

    static Stream<String> ofAnAccount() {
        return OF_AN_ACCOUNT.stream();
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
        String body = OF_AN_APP.get(route).replace("POD", victim.names().get("pod"));
        denied(mallory.api().send(words[0], path, body));
    }

    @ParameterizedTest
    @MethodSource("ofAnAccount")
    void foreignAccountIsOutOfReach(String route) {
        String[] words = route.split(" ");
        denied(mallory.api().send(words[0], victim.path(words[1]), ""));
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
