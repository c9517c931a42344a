package dev.workflow.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpImageStoreTest {

    private static final byte[] CONFIG = "{\"os\":\"linux\"}".getBytes(UTF_8);
    private static final byte[] LAYER = "layer".getBytes(UTF_8);
    private static final String CONFIG_DIGEST = ContentDigest.of(CONFIG);
    private static final String LAYER_DIGEST = ContentDigest.of(LAYER);
    private static final byte[] MANIFEST = manifest(CONFIG_DIGEST);
    private static final String DIGEST = ContentDigest.of(MANIFEST);

    private final FakeRegistry registry = new FakeRegistry();
    private final HttpImageStore store = new HttpImageStore(settings(registry.base(), "builder", "secret"));

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void pullShouldGiveTheConfigurationAndTheLayers() throws IOException {
        serveImage(MediaTypes.OCI_MANIFEST);

        ImageStore.Pulled pulled = store.pull(ImageReference.parse("shop:v1"));

        assertThat(pulled.digest()).isEqualTo(DIGEST);
        assertThat(pulled.config()).isEqualTo(CONFIG);
        assertThat(pulled.layers())
                .containsExactly(new ImageStore.Descriptor("application/x-layer", LAYER_DIGEST, LAYER.length));
        assertThat(registry.seen).allMatch(request -> request.endsWith(" Basic YnVpbGRlcjpzZWNyZXQ="));
    }

    @Test
    void ownHostShouldMeanTheOwnRegistry() throws IOException {
        serveImage(MediaTypes.DOCKER_MANIFEST + "; charset=utf-8");

        assertThat(store.pull(ImageReference.parse(registry.name() + "/shop:v1"))
                        .digest())
                .isEqualTo(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {MediaTypes.OCI_INDEX, MediaTypes.DOCKER_LIST})
    void indexShouldLeadToThisArchitecture(String type) throws IOException {
        serveImage(MediaTypes.OCI_MANIFEST);
        registry.content("/v2/shop/manifests/v1", type, index(Platform.here().architecture()));

        assertThat(store.pull(ImageReference.parse("shop:v1")).digest()).isEqualTo(DIGEST);
    }

    @Test
    void indexWithoutThisArchitectureShouldSayWhatThereIs() {
        registry.content("/v2/shop/manifests/v1", MediaTypes.OCI_INDEX, index("s390x"));

        assertThatIOException()
                .isThrownBy(() -> store.pull(ImageReference.parse("shop:v1")))
                .withMessage(
                        "Image shop:v1 is not made for " + Platform.here() + ", only for: windows/amd64, linux/s390x");
    }

    @Test
    void unknownImageShouldBeNamed() {
        assertThatIOException()
                .isThrownBy(() -> store.pull(ImageReference.parse("shop:v9")))
                .withMessage("Image shop:v9 does not exist in the registry " + registry.name() + " (404)");
    }

    @Test
    void refusalShouldCarryStatusAndReasonWithoutControlCharacters() {
        registry.on(
                "GET",
                "/v2/shop/manifests/v1",
                exchange -> FakeRegistry.answer(
                        exchange, 403, "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"not\\u001b[31m yours\"}]}"));

        assertThatIOException()
                .isThrownBy(() -> store.pull(ImageReference.parse("shop:v1")))
                .withMessage("The registry " + registry.name() + " refused to pull shop:v1: 403 DENIED not [31m yours");
    }

    @Test
    void otherManifestThanThePinnedShouldBeRefused() {
        String pinned = "sha256:" + "0".repeat(64);
        registry.content("/v2/shop/manifests/" + pinned, MediaTypes.OCI_MANIFEST, MANIFEST);

        assertThatIOException()
                .isThrownBy(() -> store.pull(ImageReference.parse("shop@" + pinned)))
                .withMessageContaining("another manifest");
    }

    @Test
    void unsupportedManifestShouldBeRefused() {
        String schema1 = "application/vnd.docker.distribution.manifest.v1+prettyjws";
        registry.content("/v2/shop/manifests/v1", schema1, "{}".getBytes(UTF_8));

        assertThatIOException()
                .isThrownBy(() -> store.pull(ImageReference.parse("shop:v1")))
                .withMessageContaining(schema1);
    }

    @Test
    void hugeManifestShouldBeRefused() {
        registry.content("/v2/shop/manifests/v1", MediaTypes.OCI_MANIFEST, new byte[(4 << 20) + 1]);

        assertThatIOException()
                .isThrownBy(() -> store.pull(ImageReference.parse("shop:v1")))
                .withMessageContaining("bigger than the 4194304 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{\"config\":1}", "{\"config\":{\"digest\":\"../x\",\"size\":1}}", "{"})
    void brokenManifestShouldBeRefused(String json) {
        registry.content("/v2/shop/manifests/v1", MediaTypes.OCI_MANIFEST, json.getBytes(UTF_8));

        assertThatIOException()
                .isThrownBy(() -> store.pull(ImageReference.parse("shop:v1")))
                .withMessageContaining("shop:v1");
    }

    @Test
    void damagedBlobShouldFailAtItsEnd() throws IOException {
        registry.content("/v2/shop/blobs/" + LAYER_DIGEST, "x/y", "lAyer".getBytes(UTF_8));

        try (InputStream in = store.blob(ImageReference.parse("shop:v1"), LAYER_DIGEST)) {
            assertThatIOException().isThrownBy(in::readAllBytes).withMessageContaining("damaged or incomplete");
        }
    }

    @Test
    void blobCutShortShouldFailAtItsEnd() throws IOException {
        registry.on("GET", "/v2/shop/blobs/" + LAYER_DIGEST, exchange -> {
            exchange.sendResponseHeaders(200, LAYER.length);
            exchange.getResponseBody().write(LAYER, 0, 2);
        });

        try (InputStream in = store.blob(ImageReference.parse("shop:v1"), LAYER_DIGEST)) {
            assertThatIOException().isThrownBy(in::readAllBytes);
        }
    }

    @Test
    void blobShouldBePushedInOneRequestToTheGivenLocation() throws IOException {
        registry.on("POST", "/v2/shop/blobs/uploads/", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere?state=1");
            FakeRegistry.answer(exchange, 202, "");
        });
        StringBuilder received = new StringBuilder();
        registry.on("PUT", "/elsewhere", exchange -> {
            received.append(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            FakeRegistry.answer(exchange, 201, "");
        });

        store.pushBlob("shop", layer(LAYER.length), new ByteArrayInputStream(LAYER));

        assertThat(received).hasToString("layer");
        assertThat(registry.seen.get(1)).startsWith("PUT /elsewhere?state=1&digest=" + LAYER_DIGEST);
    }

    @Test
    void contentShorterThanItsDescriptorShouldNotBePushed() {
        acceptUploads();

        assertThatIOException()
                .isThrownBy(() -> store.pushBlob("shop", layer(99), new ByteArrayInputStream(LAYER)))
                .withMessageContaining("94 bytes early");
    }

    @Test
    void contentLongerThanItsDescriptorShouldNotBePushed() {
        acceptUploads();

        assertThatIOException().isThrownBy(() -> store.pushBlob("shop", layer(2), new ByteArrayInputStream(LAYER)));
    }

    @Test
    void hasBlobShouldTellPresentFromMissing() throws IOException {
        registry.on("HEAD", "/v2/shop/blobs/" + LAYER_DIGEST, exchange -> exchange.sendResponseHeaders(200, -1));

        assertThat(store.hasBlob("shop", LAYER_DIGEST)).isTrue();
        assertThat(store.hasBlob("shop", CONFIG_DIGEST)).isFalse();
    }

    @Test
    void pushedManifestShouldAnswerItsDigest() throws IOException {
        StringBuilder type = new StringBuilder();
        registry.on("PUT", "/v2/shop/manifests/v1", exchange -> {
            type.append(exchange.getRequestHeaders().getFirst("Content-Type"));
            FakeRegistry.answer(exchange, 201, "");
        });

        assertThat(store.pushManifest("shop", "v1", MediaTypes.OCI_MANIFEST, MANIFEST))
                .isEqualTo(DIGEST);
        assertThat(type).hasToString(MediaTypes.OCI_MANIFEST);
    }

    @Test
    void deadRegistryShouldBeNamed() {
        String name = registry.name();
        registry.close();

        assertThatIOException()
                .isThrownBy(() -> store.pull(ImageReference.parse("shop:v1")))
                .withMessageContaining("The registry " + name + " cannot be reached: Connection refused");
    }

    private void serveImage(String type) {
        registry.content("/v2/shop/manifests/v1", type, MANIFEST)
                .content("/v2/shop/manifests/" + DIGEST, type, MANIFEST)
                .content("/v2/shop/blobs/" + CONFIG_DIGEST, "application/octet-stream", CONFIG);
    }

    private void acceptUploads() {
        registry.on("POST", "/v2/shop/blobs/uploads/", exchange -> {
            exchange.getResponseHeaders().set("Location", "/upload");
            FakeRegistry.answer(exchange, 202, "");
        });
        registry.on("PUT", "/upload", exchange -> FakeRegistry.answer(exchange, 201, ""));
    }

    private static ImageStore.Descriptor layer(long size) {
        return new ImageStore.Descriptor("application/x-layer", LAYER_DIGEST, size);
    }

    private static ImageStoreSettings settings(URI home, String username, String password) {
        return new ImageStoreSettings(home, username, password, Set.of());
    }

    private static byte[] manifest(String config) {
        return ("{\"schemaVersion\":2,\"config\":{\"mediaType\":\"a/b\",\"digest\":\"" + config + "\",\"size\":"
                        + CONFIG.length + "},\"layers\":[{\"mediaType\":\"application/x-layer\",\"digest\":\""
                        + LAYER_DIGEST + "\",\"size\":" + LAYER.length + "}]}")
                .getBytes(UTF_8);
    }

    private static byte[] index(String architecture) {
        String entry = "{\"digest\":\"%s\",\"size\":1,\"platform\":{\"os\":\"%s\",\"architecture\":\"%s\"}}";
        return ("{\"schemaVersion\":2,\"manifests\":["
                        + entry.formatted("sha256:" + "1".repeat(64), "windows", "amd64") + ","
                        + entry.formatted(DIGEST, "linux", architecture) + "]}")
                .getBytes(UTF_8);
    }
}
