package dev.workflow.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries other than the platform's own: tokens, redirects, and what tenants must not reach through them. */
class ForeignRegistryTest {

    private static final byte[] BLOB = "blob".getBytes(UTF_8);
    private static final String DIGEST = ContentDigest.of(BLOB);
    private static final String PATH = "/v2/shop/blobs/" + DIGEST;

    private final FakeRegistry home = new FakeRegistry();
    private final FakeRegistry foreign = new FakeRegistry();
    private final HttpImageStore store =
            new HttpImageStore(new ImageStoreSettings(home.base(), "builder", "secret", Set.of(foreign.name())));
    private final ImageReference image = ImageReference.parse(foreign.name() + "/shop:v1");

    @AfterEach
    void stop() {
        home.close();
        foreign.close();
    }

    @Test
    void tokenShouldBeFetchedOnceAndWithoutTheCredentialsOfTheOwnRegistry() throws IOException {
        protect(foreign, "{\"token\":\"abc\",\"expires_in\":300}");

        assertThat(read(image)).isEqualTo(BLOB);
        assertThat(read(image)).isEqualTo(BLOB);

        assertThat(foreign.seen)
                .containsExactly(
                        "GET " + PATH + " null",
                        "GET /token?service=the+registry&scope=repository%3Ashop%3Apull null",
                        "GET " + PATH + " Bearer abc",
                        "GET " + PATH + " Bearer abc");
    }

    @Test
    void expiredTokenShouldBeFetchedAnew() throws IOException {
        protect(foreign, "{\"access_token\":\"abc\",\"expires_in\":1}");

        read(image);
        read(image);

        assertThat(foreign.seen)
                .filteredOn(request -> request.startsWith("GET /token"))
                .hasSize(2);
    }

    @Test
    void tokenServiceOfTheOwnRegistryShouldGetTheCredentials() throws IOException {
        protect(home, "{\"token\":\"abc\"}");

        assertThat(read(ImageReference.parse("shop:v1"))).isEqualTo(BLOB);

        assertThat(home.seen).anyMatch(request -> request.startsWith("GET /token") && request.contains("Basic "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"token\":\"a b\"}", "{\"token\":\"a\\r\\nX: y\"}", "no json"})
    void uselessTokenShouldBeRefused(String answer) {
        protect(foreign, answer);

        assertThatIOException().isThrownBy(() -> read(image));
    }

    @Test
    void tokenServiceOutsideTheRulesShouldNotBeCalled() {
        foreign.on("GET", PATH, exchange -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"" + home.base() + "/token\"");
            FakeRegistry.answer(exchange, 401, "");
        });

        assertThatIOException().isThrownBy(() -> read(image)).withMessageContaining("must be reached by https");
        assertThat(home.seen).isEmpty();
    }

    @Test
    void redirectShouldBeFollowedWithoutTheToken() throws IOException {
        home.on("GET", PATH, exchange -> redirect(exchange, foreign.base() + "/bucket/blob"));
        foreign.content("/bucket/blob", "a/b", BLOB);

        assertThat(read(ImageReference.parse("shop:v1"))).isEqualTo(BLOB);

        assertThat(home.seen).allMatch(request -> request.contains("Basic"));
        assertThat(foreign.seen).containsExactly("GET /bucket/blob null");
    }

    @Test
    void foreignRedirectToThisMachineShouldBeRefused() {
        foreign.on("GET", PATH, exchange -> redirect(exchange, home.base() + "/secret"));

        assertThatIOException().isThrownBy(() -> read(image));
        assertThat(home.seen).isEmpty();
    }

    @Test
    void endlessRedirectShouldBeGivenUp() {
        foreign.on("GET", PATH, exchange -> redirect(exchange, PATH));

        assertThatIOException().isThrownBy(() -> read(image)).withMessageContaining("without end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:8000", "169.254.169.254", "0.0.0.0:80"})
    void imageOfAnInnerAddressShouldNotBeAskedFor(String registry) {
        assertThatIOException()
                .isThrownBy(() -> read(ImageReference.parse(registry + "/shop:v1")))
                .withMessageContaining("is not open to images");
    }

    @Test
    void shortNameOnDockerHubShouldMeanItsLibrary() {
        ImageStoreSettings settings = new ImageStoreSettings(home.base(), "", "", Set.of());
        ImageReference nginx = ImageReference.parse("docker.io/nginx:1");

        assertThat(RegistryHost.of(nginx, settings).uri(RegistryHost.repository(nginx), "manifests/1"))
                .isEqualTo(URI.create("https://registry-1.docker.io/v2/library/nginx/manifests/1"));
    }

    @Test
    void challengeShouldBeFoundAmongOthers() {
        List<String> headers = List.of("Basic realm=\"x\"", "Bearer realm=\"https://a/b\",service=\"c, d\",scope=e");

        assertThat(Challenge.find(headers, "bearer")).hasValueSatisfying(challenge -> assertThat(challenge.parameters())
                .containsEntry("realm", "https://a/b")
                .containsEntry("service", "c, d")
                .containsEntry("scope", "e"));
        assertThat(Challenge.find(List.of("Negotiate", ""), "bearer")).isEmpty();
    }

    private byte[] read(ImageReference reference) throws IOException {
        try (var in = store.blob(reference, DIGEST)) {
            return in.readAllBytes();
        }
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        FakeRegistry.answer(exchange, 307, "");
    }

    private static void protect(FakeRegistry registry, String token) {
        registry.content("/token", "application/json", token.getBytes(UTF_8));
        registry.on("GET", PATH, exchange -> {
            if (FakeRegistry.authorization(exchange).equals("Bearer abc")) {
                FakeRegistry.answer(exchange, 200, BLOB);
                return;
            }
            exchange.getResponseHeaders()
                    .set("WWW-Authenticate", "Bearer realm=\"" + registry.base() + "/token\",service=\"the registry\"");
            FakeRegistry.answer(exchange, 401, "");
        });
    }
}
