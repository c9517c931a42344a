package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** An external builder's calls, with the key that every installation makes for itself. */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuilderHooksTest {

    private static final String HEADER = "X-Drycc-Builder-Auth";

    private final Platform platform;
    private final Person admin;
    private Person ada;
    private App app;
    private Api builder;

    BuilderHooksTest(Platform platform, Person admin) {
        this.platform = platform;
        this.admin = admin;
    }

    @BeforeAll
    void prepare() throws Exception {
        assumeTrue(platform.data().isPresent(), "the builder's key is in the data folder");
        Path key = platform.data().get().resolve("secrets/builder-key");
        builder = Api.at(platform.api()).with(HEADER, Files.readString(key).strip());
        ada = Accounts.create(platform, FreshName.of("ada"));
        app = ada.create(platform, FreshName.of("hooked"));
    }

    @AfterAll
    void clean() {
        if (app != null) {
            app.destroy().is(204);
        }
    }

    private Map<String, Object> body(Person pusher) {
        return new HashMap<>(Map.of("receive_user", pusher.name(), "receive_repo", app.name()));
    }

    @Test
    void aKeyIsItsOwnersAndLeadsToTheirApps() throws Exception {
        SshKey.of(ada);
        String fingerprint = ada.api()
                .get("/v2/keys/")
                .is(200)
                .results()
                .get(0)
                .path("fingerprint")
                .asText();
        for (String path : List.of(fingerprint, fingerprint + "/")) {
            var answer = builder.get("/v2/hooks/key/" + path).is(200);
            assertThat(answer.text("username")).isEqualTo(ada.name());
            assertThat(answer.json().path("apps"))
                    .extracting(name -> name.asText())
                    .containsExactly(app.name());
        }
        assertThat(builder.get("/v2/hooks/key/00:11").is(404).body()).isEqualTo("\"No Key matches the given query.\"");
        assertThat(builder.get("/v2/hooks/keys/" + app.name() + "/" + ada.name() + "/")
                        .is(200)
                        .json()
                        .path(ada.name())
                        .get(0)
                        .path("fingerprint")
                        .asText())
                .isEqualTo(fingerprint);
        assertThat(builder.get("/v2/hooks/keys/" + app.name() + "/").is(200).body())
                .isEqualTo("{}");
    }

    @Test
    void aBuildIsReleased() {
        app.setConfig("STACK", "heroku").is(201);
        assertThat(builder.post("/v2/hooks/config/", body(ada)).is(200).json())
                .isEqualTo(app.get("config/").json());
        int before = app.newestRelease();
        Map<String, Object> build = body(ada);
        build.putAll(Map.of("sha", "1a2b3c4d", "image", app.name() + "/" + app.name() + ":git-1a2b3c4d"));
        build.putAll(Map.of("stack", "container", "procfile", Map.of(), "dryccfile", Map.of(), "dockerfile", "FROM x"));
        assertThat(builder.post("/v2/hooks/build/", build).is(200).body())
                .isEqualTo("{\"release\":{\"version\":" + (before + 1) + "}}");
        assertThat(app.release(before + 1).path("summary").asText()).isEqualTo(ada.name() + " deployed 1a2b3c4");
    }

    @Test
    void whoMayNotChangeTheAppPushesNothing() throws Exception {
        Person eve = Accounts.create(platform, FreshName.of("eve"));
        String refusal = "\"" + app.name() + " object does not exist or does not have permission.\"";
        assertThat(builder.post("/v2/hooks/config/", body(eve)).is(403).body()).isEqualTo(refusal);
        Map<String, Object> build = body(eve);
        build.putAll(Map.of("image", "x/y:1", "stack", "container"));
        assertThat(builder.post("/v2/hooks/build/", build).is(403).body()).isEqualTo(refusal);
        builder.post("/v2/hooks/config/", Map.of("receive_repo", app.name())).is(400);
    }

    @Test
    void aKeyThatIsWrongOrSomewhereElseIsWorthNothing() {
        Api wrong = Api.at(platform.api()).with(HEADER, "wrong");
        assertThat(wrong.post("/v2/hooks/config/", body(ada)).is(401).text("detail"))
                .isEqualTo("Authentication credentials were not provided.");
        Api.at(platform.api()).get("/v2/hooks/keys/" + app.name() + "/").is(401);
        assertThat(admin.api()
                        .with(HEADER, "wrong")
                        .post("/v2/hooks/config/", body(ada))
                        .is(403)
                        .text("detail"))
                .isEqualTo("You do not have permission to perform this action.");
        builder.get("/v2/apps/").is(401);
        builder.get("/v2/auth/whoami/").is(401);
        builder.post("/v2/manager/apps/" + app.name() + "/block/", Map.of()).is(401);
    }
}
