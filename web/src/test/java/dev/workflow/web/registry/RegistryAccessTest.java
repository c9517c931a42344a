package dev.workflow.web.registry;

import static dev.workflow.web.registry.RegistryClient.bytes;
import static dev.workflow.web.registry.RegistryClient.digest;
import static dev.workflow.web.registry.RegistryClient.location;
import static dev.workflow.web.registry.RegistryClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, to what, and what the registry leaves to its neighbours under /v2. */
class RegistryAccessTest {

    private static RegistryServer server;
    private static RegistryClient ann;
    private static RegistryClient bob;

    @BeforeAll
    static void start() throws IOException {
        server = new RegistryServer();
        ann = server.client("ann", "nna");
        bob = server.client("bob", "bob");
        ann.pushImage("shop", "v1", "layer");
        server.service().pushImage("other/web", "v1", "layer");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, blobs/sha256:00",
        "HEAD, blobs/sha256:00",
        "DELETE, blobs/sha256:00",
        "POST, blobs/uploads/",
        "PATCH, blobs/uploads/x",
        "PUT, blobs/uploads/x",
        "GET, blobs/uploads/x",
        "DELETE, blobs/uploads/x",
        "GET, manifests/v1",
        "HEAD, manifests/v1",
        "PUT, manifests/v1",
        "DELETE, manifests/v1",
        "GET, tags/list",
        "GET, referrers/sha256:00"
    })
    void strangerShouldBeAskedToLogInAndForeignerRefused(String method, String path) {
        HttpResponse<byte[]> stranger = server.client("ann", "wrong").send(method, "/v2/shop/" + path, new byte[0]);
        HttpResponse<byte[]> foreigner = ann.send(method, "/v2/other/web/" + path, new byte[0]);

        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().allValues("WWW-Authenticate"))
                .hasSize(2)
                .contains("Basic realm=\"workflow\"")
                .anySatisfy(challenge -> assertThat(challenge)
                        .startsWith("Bearer realm=\"http://" + server.host()
                                + "/v2/auth/registry/token\",service=\"workflow\",scope=\"repository:shop:"));
        assertThat(foreigner.statusCode()).isEqualTo(403);
        assertThat(text(foreigner)).satisfiesAnyOf(body -> assertThat(body).isEmpty(), body -> assertThat(body)
                .contains("DENIED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Basic", "Basic !!!", "Basic YW5u", "Bearer x", "token x", "Basic OnNlcnZpY2Utc2VjcmV0"})
    void uselessAuthorizationShouldBeAskedAgain(String authorization) throws Exception {
        assertThat(RegistryClient.anonymous(server.host(), "/v2/shop/tags/list", authorization)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void viewerShouldPullOnly() {
        assertThat(bob.get("/v2/shop/manifests/v1").statusCode()).isEqualTo(200);
        assertThat(bob.get("/v2/shop/tags/list").statusCode()).isEqualTo(200);
        assertThat(bob.send("POST", "/v2/shop/blobs/uploads/", new byte[0]).statusCode())
                .isEqualTo(403);
        assertThat(bob.delete("/v2/shop/manifests/v1").statusCode()).isEqualTo(403);
    }

    @Test
    void mountShouldNotOpenForeignRepositories() {
        String digest = server.service().pushBlob("other/web", bytes("secret layer"));
        String mount = "/v2/shop/blobs/uploads/?mount=" + digest + "&from=other/web";

        assertThat(ann.send("POST", mount, new byte[0]).statusCode()).isEqualTo(202);
        assertThat(ann.head("/v2/shop/blobs/" + digest).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shop", "shop_", "-shop", "shop//web", "shop/.web", "a%20b", "$(id)", "%C3%A4", "shop/WEB"})
    void malformedNameShouldBeRefused(String name) {
        HttpResponse<byte[]> answer = server.service().get("/v2/" + name + "/tags/list");

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(text(server.service().get("/v2/" + name + "/manifests/v1"))).doesNotContain("schemaVersion");
    }

    @Test
    void malformedNameShouldBeNamedSo() {
        assertThat(text(server.service().get("/v2/Shop/tags/list"))).contains("NAME_INVALID");
        assertThat(text(server.service().get("/v2/" + "a".repeat(256) + "/tags/list")))
                .contains("NAME_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apps", "apps/shop", "users/x", "keys", "login", "tokens/a"})
    void nameOfTheControllerShouldBeRefused(String name) {
        HttpResponse<byte[]> answer = server.service().send("POST", "/v2/" + name + "/blobs/uploads/", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("NAME_INVALID");
    }

    /** A volume or a file in it can have any name, those of the registry's paths too. */
    @ParameterizedTest
    @ValueSource(strings = {"manifests/x", "a/manifests/v1", "a/tags/list", "blobs/uploads/", "blobs/sha256:0"})
    void pathsOfTheControllerShouldNotBeShadowed(String file) {
        String path = "/v2/apps/shop/volumes/blobs/client/" + file;

        assertThat(text(ann.get(path))).isEqualTo("file " + file);
    }

    @Test
    void nameThatOnlyBeginsLikeTheControllersShouldBeFine() {
        assertThat(server.service().pushImage("appstore/web", "v1", "layer")).startsWith("sha256:");
    }

    @Test
    void locationShouldBeHttpsBehindAProxyThatEndsTls() {
        HttpResponse<byte[]> secure =
                ann.send("POST", "/v2/shop/blobs/uploads/", new byte[0], "X-Forwarded-Proto", "https");
        HttpResponse<byte[]> odd =
                ann.send("POST", "/v2/shop/blobs/uploads/", new byte[0], "X-Forwarded-Proto", "file");

        assertThat(location(secure)).startsWith("https://" + server.host() + "/v2/shop/blobs/uploads/");
        assertThat(location(odd)).startsWith("http://" + server.host() + "/v2/shop/blobs/uploads/");
    }

    @Test
    void unknownContentShouldLookTheSameWhoeverHasIt() {
        String theirs = server.service().pushBlob("other/web", bytes("only theirs"));

        assertThat(text(ann.get("/v2/shop/blobs/" + theirs)).replace(theirs, ""))
                .isEqualTo(text(ann.get("/v2/shop/blobs/" + digest(bytes("nobody's"))))
                        .replace(digest(bytes("nobody's")), ""));
    }
}
