package dev.workflow.web.registry;

import static dev.workflow.web.registry.RegistryClient.bytes;
import static dev.workflow.web.registry.RegistryClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.registry.Grant;
import dev.workflow.registry.Passes;
import dev.workflow.registry.RegistryGate.Credentials;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passes: what they open, and what ends them. */
class PassAccessTest {

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final String TOKENS = "/v2/auth/registry/token";

    private RegistryServer server;
    private RegistryClient ann;

    @BeforeEach
    void start() throws IOException {
        server = new RegistryServer();
        ann = server.client("ann", "nna");
        ann.pushImage("shop/web", "v1", "layer");
        ann.pushImage("shop/db", "v1", "layer");
        server.service().pushImage("other/web", "v1", "theirs");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static HttpResponse<byte[]> ask(RegistryClient who, String... scopes) {
        StringBuilder query = new StringBuilder("?service=workflow&account=x");
        for (String scope : scopes) {
            query.append("&scope=").append(URLEncoder.encode(scope, StandardCharsets.UTF_8));
        }
        return who.get(TOKENS + query);
    }

    private static RegistryClient pass(RegistryClient who, String... scopes) {
        HttpResponse<byte[]> answer = ask(who, scopes);
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        Matcher token = TOKEN.matcher(text(answer));
        assertThat(token.find()).isTrue();
        return who.bearer(token.group(1));
    }

    private static int push(RegistryClient who, String repository) {
        return who.send("POST", "/v2/" + repository + "/blobs/uploads/", new byte[0])
                .statusCode();
    }

    private static int pull(RegistryClient who, String repository) {
        return who.get("/v2/" + repository + "/manifests/v1").statusCode();
    }

    @Test
    void answerShouldBeAsClientsReadIt() {
        HttpResponse<byte[]> answer = ask(ann, "repository:shop/web:pull");

        assertThat(text(answer)).contains("\"access_token\":\"pass.", "\"expires_in\":300", "\"issued_at\":\"20");
        assertThat(text(answer)).doesNotContain("nna").doesNotContain("ann");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void passShouldOpenWhatItIsForAndNoMore() {
        RegistryClient pull = pass(ann, "repository:shop/web:pull");

        assertThat(pull.get("/v2/").statusCode()).isEqualTo(200);
        assertThat(pull(pull, "shop/web")).isEqualTo(200);
        assertThat(push(pull, "shop/web")).as("ann may push, this pass not").isEqualTo(401);
        assertThat(pull(pull, "shop/db")).as("of another repository").isEqualTo(401);
        assertThat(pull(pull, "other/web")).as("ann may not either").isEqualTo(403);
        HttpResponse<byte[]> more = pull.send("POST", "/v2/shop/web/blobs/uploads/", new byte[0]);
        assertThat(more.headers().allValues("WWW-Authenticate").get(0))
                .contains("scope=\"repository:shop/web:pull,push\"", "error=\"insufficient_scope\"");

        RegistryClient both = pass(ann, "repository:shop/web:pull,push repository:shop/db:pull", "repository:shop:*");
        assertThat(both.pushImage("shop/web", "v2", "another")).startsWith("sha256:");
        assertThat(pull(both, "shop/db")).isEqualTo(200);
        assertThat(push(both, "shop")).isEqualTo(202);
    }

    @Test
    void mountShouldNeedBothRepositories() {
        String digest = ann.pushBlob("shop/db", bytes("a layer"));
        String mount = "/v2/shop/web/blobs/uploads/?mount=" + digest + "&from=shop/db";
        RegistryClient one = pass(ann, "repository:shop/web:pull,push");
        RegistryClient two = pass(ann, "repository:shop/web:pull,push", "repository:shop/db:pull");

        assertThat(one.send("POST", mount, new byte[0]).statusCode()).isEqualTo(202);
        assertThat(two.send("POST", mount, new byte[0]).statusCode()).isEqualTo(201);
    }

    @Test
    void passShouldHoldNoMoreThanTheAccountMay() {
        RegistryClient bob = pass(server.client("bob", "bob"), "repository:shop/web:pull,push,delete");
        RegistryClient reader = pass(server.client("ann", "*nna"), "repository:shop/web:pull,push,delete");
        for (RegistryClient who : Set.of(bob, reader)) {
            assertThat(pull(who, "shop/web")).isEqualTo(200);
            assertThat(push(who, "shop/web")).isEqualTo(403);
            assertThat(who.delete("/v2/shop/web/manifests/v1").statusCode()).isEqualTo(403);
        }
        assertThat(pull(pass(ann, "repository:other/web:pull"), "other/web")).isEqualTo(403);
    }

    @Test
    void passShouldEndWithItsTimeAndWithItsLogin() {
        RegistryClient pass = pass(ann, "repository:shop/web:pull");
        server.clock.pass(Passes.LIFE.minusSeconds(2));
        assertThat(pull(pass, "shop/web")).isEqualTo(200);
        server.revoked.add("ann");
        assertThat(pull(pass, "shop/web")).isEqualTo(401);
        assertThat(pass.get("/v2/").statusCode()).isEqualTo(401);
        server.revoked.clear();
        server.clock.pass(Duration.ofSeconds(2));
        assertThat(pull(pass, "shop/web")).isEqualTo(401);
    }

    @Test
    void grantsAndThePlatformShouldGetPassesToo() {
        Credentials written =
                server.grants.write(new Grant(Grant.Purpose.PULL, server.shop, Set.of(), Optional.empty()));
        RegistryClient grant =
                pass(server.client(written.username(), written.secret()), "repository:shop/web:pull,push");

        assertThat(pull(grant, "shop/web")).isEqualTo(200);
        assertThat(push(grant, "shop/web")).isEqualTo(403);
        assertThat(pull(pass(server.service(), "repository:other/web:pull"), "other/web"))
                .isEqualTo(200);
    }

    @Test
    void strangerShouldGetNone() throws Exception {
        for (RegistryClient stranger : Set.of(server.client("ann", "wrong"), server.client("", ""))) {
            HttpResponse<byte[]> answer = ask(stranger, "repository:shop/web:pull");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(text(answer)).contains("UNAUTHORIZED");
        }
        for (String authorization : Set.of("", "Basic !!!", "Bearer pass.AAAA", "Bearer x")) {
            assertThat(RegistryClient.anonymous(server.host(), TOKENS, authorization)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "repository",
                "repository:shop/web",
                "repository::pull",
                "repository:Shop/web:pull",
                "repository:apps/x:pull",
                "registry:catalog:*",
                "repository:shop/web:fly",
                "repository:shop/web:",
                "repository:shop/web\npull:pull"
            })
    void nonsenseShouldOpenNothing(String scope) {
        RegistryClient pass = pass(ann, scope);

        assertThat(pass.get("/v2/").statusCode()).isEqualTo(200);
        assertThat(pull(pass, "shop/web")).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass.", "pass.!!", "pass.AAAA", "pass.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void forgeryShouldBeAskedToLogIn(String forged) {
        assertThat(pull(ann.bearer(forged), "shop/web")).isEqualTo(401);
        String good = text(ask(ann, "repository:shop/web:pull"));
        Matcher token = TOKEN.matcher(good);
        assertThat(token.find()).isTrue();
        assertThat(pull(ann.bearer(token.group(1) + "A"), "shop/web")).isEqualTo(401);
        assertThat(pull(ann.bearer(forged + token.group(1)), "shop/web")).isEqualTo(401);
    }
}
