package dev.workflow.web.registry;

import static dev.workflow.web.registry.RegistryClient.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.registry.Grant;
import dev.workflow.registry.RegistryGate.Credentials;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What builds and machines without an account can do, asked as they ask. */
class GrantAccessTest {

    private RegistryServer server;
    private RegistryClient build;
    private RegistryClient pull;

    @BeforeEach
    void start() throws IOException {
        server = new RegistryServer();
        server.service().pushImage("other/other", "v1", "theirs");
        server.service().pushImage("shop/more", "v1", "ours");
        build = client(new Grant(
                Grant.Purpose.BUILD,
                server.shop,
                Set.of("shop/shop", "shop/cache/1"),
                Optional.of(server.clock.instant().plus(Duration.ofMinutes(30)))));
        pull = client(new Grant(Grant.Purpose.PULL, server.shop, Set.of(), Optional.empty()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RegistryClient client(Grant grant) {
        Credentials credentials = server.grants.write(grant);
        return server.client(credentials.username(), credentials.secret());
    }

    @Test
    void buildShouldStoreItsImagesAndNothingElse() {
        assertThat(build.pushImage("shop/shop", "git-1", "layer")).startsWith("sha256:");
        assertThat(build.pushImage("shop/cache/1", "cache", "layer")).startsWith("sha256:");
        assertThat(build.get("/v2/shop/shop/manifests/git-1").statusCode()).isEqualTo(200);
        assertThat(build.delete("/v2/shop/shop/manifests/git-1").statusCode()).isEqualTo(403);
        assertThat(build.get("/v2/shop/more/manifests/v1").statusCode()).isEqualTo(403);
        assertThat(build.get("/v2/other/other/manifests/v1").statusCode()).isEqualTo(403);
        assertThat(build.send("POST", "/v2/other/other/blobs/uploads/", new byte[0])
                        .statusCode())
                .isEqualTo(403);
        String theirs = server.service().pushBlob("other/other", bytes("their layer"));
        String mount = "/v2/shop/shop/blobs/uploads/?mount=" + theirs + "&from=other/other";
        assertThat(build.send("POST", mount, new byte[0]).statusCode()).isEqualTo(202);
    }

    @Test
    void machineShouldPullOnly() {
        assertThat(pull.get("/v2/shop/more/manifests/v1").statusCode()).isEqualTo(200);
        assertThat(pull.get("/v2/other/other/manifests/v1").statusCode()).isEqualTo(403);
        assertThat(pull.send("POST", "/v2/shop/more/blobs/uploads/", new byte[0])
                        .statusCode())
                .isEqualTo(403);
        assertThat(pull.delete("/v2/shop/more/manifests/v1").statusCode()).isEqualTo(403);
    }

    @Test
    void grantShouldEndWithItsTime() {
        assertThat(build.get("/v2/").statusCode()).isEqualTo(200);
        server.clock.pass(Duration.ofMinutes(31));

        assertThat(build.get("/v2/shop/shop/tags/list").statusCode()).isEqualTo(401);
        assertThat(build.get("/v2/").statusCode()).isEqualTo(401);
        assertThat(pull.get("/v2/shop/more/tags/list").statusCode()).isEqualTo(200);
    }

    @Test
    void grantShouldNotBeWorthAnythingForALaterAppOfTheName() {
        server.shop = new AppRef(UUID.randomUUID(), new AppName("shop"));

        assertThat(pull.get("/v2/shop/more/manifests/v1").statusCode()).isEqualTo(401);
        assertThat(build.send("POST", "/v2/shop/shop/blobs/uploads/", new byte[0])
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void secretShouldFitItsOwnNameOnly() {
        Credentials written =
                server.grants.write(new Grant(Grant.Purpose.PULL, server.shop, Set.of(), Optional.empty()));

        assertThat(server.client("build/shop", written.secret()).get("/v2/").statusCode())
                .isEqualTo(401);
        assertThat(server.client("ann", written.secret()).get("/v2/").statusCode())
                .isEqualTo(401);
        assertThat(server.client(written.username(), written.secret().replace('.', '_'))
                        .get("/v2/")
                        .statusCode())
                .isEqualTo(401);
    }
}
