package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.contract.Description;
import dev.workflow.acceptance.contract.Operation;
import dev.workflow.acceptance.contract.Promises;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import dev.workflow.acceptance.sample.Victim;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is answered about an app that runs has the form that the OpenAPI document promises. */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersTest {

    private final Platform platform;
    private final Person administrator;
    private final Description description;
    private final Promises promises;
    private Victim app;

    AnswersTest(Platform platform, Person administrator) {
        this.platform = platform;
        this.administrator = administrator;
        this.description = Description.of(platform);
        this.promises = new Promises(description);
    }

    @BeforeAll
    void prepare() throws Exception {
        app = Victim.create(platform, administrator);
        Person guest = Accounts.create(platform, FreshName.of("guest"));
        app.app()
                .post("perms/", Map.of("username", guest.name(), "permissions", "view"))
                .is(201);
    }

    @AfterAll
    void tidy() {
        app.app().destroy().is(204);
    }

    @TestFactory
    Stream<DynamicTest> reads() {
        return description.operations().stream()
                .filter(operation -> operation.method().equals("get") && !operation.socket())
                .filter(operation -> !List.of("builder", "manager").contains(operation.permission()))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> read(operation)));
    }

    @Test
    void login() {
        Api anonymous = Api.at(platform.api());
        Map<String, ?> body = Map.of("username", administrator.name(), "password", platform.adminPassword());
        Answer key = anonymous.post("/v2/auth/login/", body).is(200);
        promised("post", "/v2/auth/login/", key);
        Answer token = anonymous
                .get("/v2/auth/token/" + key.text("key") + "/?alias=promises")
                .is(200);
        promised("get", "/v2/auth/token/{ticket}/", token);
        promised(
                "post",
                "/v2/auth/login/",
                anonymous.post("/v2/auth/login/", "{}").is(302));
    }

    @Test
    void creations() throws IOException {
        Api api = administrator.api();
        Answer created =
                api.post("/v2/apps/", Map.of("structure", Map.of("web", 1))).is(201);
        promised("post", "/v2/apps/", created);
        String path = "/v2/apps/" + created.text("id") + "/";
        Map<String, ?> config = Map.of("values", Map.of("A", 1), "typed_values", Map.of("web", Map.of("B", true)));
        promised(
                "post",
                "/v2/apps/{id}/config/",
                api.post(path + "config/", config).is(201));
        promised("delete", "/v2/apps/{id}/", api.delete(path).is(204));
        Map<String, ?> key =
                Map.of("id", FreshName.of("key"), "public", SshKey.create().line());
        promised("post", "/v2/keys/", api.post("/v2/keys/", key).is(201));
        promised("get", "/v2/keys/{key}", api.get("/v2/keys/" + key.get("id")).is(200));
    }

    /** What the app has must be shown; other names are the document's examples, which need not exist. */
    private void read(Operation operation) {
        String path = app.path(operation.path().replaceFirst("^/v2/", "").replace("keys/{key}", "keys/{id}"));
        boolean ofTheApp = operation.path().startsWith("/v2/apps/{id}/")
                || !operation.path().contains("{");
        boolean exists = ofTheApp && !path.contains("{");
        for (Map.Entry<String, String> example : operation.examples().entrySet()) {
            path = path.replace("{" + example.getKey() + "}", example.getValue());
        }
        if (operation.requiredQuery().contains("app")) {
            path += "?app=" + app.app().name();
        }
        Answer answer = administrator.api().get(operation.path().startsWith("/v2/") ? path : operation.path());
        assertThat(promises.broken(operation, answer)).isEmpty();
        if (exists && !path.contains("/blobs/") && !path.contains("login/") && !path.contains("complete/")) {
            assertThat(answer.status()).as(answer.request()).isEqualTo(200);
        }
    }

    private void promised(String method, String path, Answer answer) {
        assertThat(promises.broken(description.operation(method, path), answer)).isEmpty();
    }
}
