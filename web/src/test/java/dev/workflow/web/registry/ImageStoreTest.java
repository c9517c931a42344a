package dev.workflow.web.registry;

import static dev.workflow.web.registry.RegistryClient.bytes;
import static dev.workflow.web.registry.RegistryClient.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.workflow.image.HttpImageStore;
import dev.workflow.image.ImageReference;
import dev.workflow.image.ImageStore.Descriptor;
import dev.workflow.image.ImageStore.Pulled;
import dev.workflow.image.ImageStoreSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The platform's own client against the platform's own registry. */
class ImageStoreTest {

    private static RegistryServer server;
    private static HttpImageStore store;

    @BeforeAll
    static void start() throws IOException {
        server = new RegistryServer();
        store = store("service-secret");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpImageStore store(String password) {
        URI home = URI.create("http://" + server.host());
        return new HttpImageStore(new ImageStoreSettings(home, "service", password, Set.of()));
    }

    @Test
    void pushedImageShouldBePulled() throws IOException {
        byte[] layer = new byte[9 << 20];
        new Random(3).nextBytes(layer);
        byte[] config = bytes("{\"os\":\"linux\"}");
        assertThat(store.hasBlob("shop", digest(layer))).isFalse();
        push(layer);
        push(config);
        assertThat(store.hasBlob("shop", digest(layer))).isTrue();
        String manifest = Images.manifest(digest(config), digest(layer));

        String digest = store.pushManifest("shop", "v1", RegistryClient.OCI, bytes(manifest));

        ImageReference image = ImageReference.parse(server.host() + "/shop:v1");
        Pulled pulled = store.pull(image);
        assertThat(pulled.digest()).isEqualTo(digest);
        assertThat(pulled.config()).isEqualTo(config);
        assertThat(pulled.layers()).extracting(Descriptor::digest).containsExactly(digest(layer));
        try (InputStream in = store.blob(image.pinned(digest), digest(layer))) {
            assertThat(in.readAllBytes()).isEqualTo(layer);
        }
    }

    @Test
    void contentThatIsNotItsDigestShouldBeRefused() {
        Descriptor wrong = new Descriptor("a/b", digest(bytes("other")), 5);

        assertThatIOException()
                .isThrownBy(() -> store.pushBlob("shop", wrong, new ByteArrayInputStream(bytes("hello"))))
                .withMessageContaining("400 DIGEST_INVALID");
    }

    @Test
    void manifestOfMissingBlobsShouldBeRefused() {
        String manifest = Images.manifest(digest(bytes("never pushed")));

        assertThatIOException()
                .isThrownBy(() -> store.pushManifest("shop", "v2", RegistryClient.OCI, bytes(manifest)))
                .withMessageContaining("MANIFEST_BLOB_UNKNOWN");
    }

    @Test
    void wrongPasswordShouldBeSaid() {
        assertThatIOException()
                .isThrownBy(() -> store("wrong").pull(ImageReference.parse("shop:v1")))
                .withMessageContaining("refused: 401");
    }

    @Test
    void reservedNameShouldBeRefused() {
        Descriptor blob = new Descriptor("a/b", digest(bytes("hello")), 5);

        assertThatIOException()
                .isThrownBy(() -> store.pushBlob("apps/x", blob, new ByteArrayInputStream(bytes("hello"))))
                .withMessageContaining("NAME_INVALID");
    }

    private static void push(byte[] content) throws IOException {
        Descriptor blob = new Descriptor("a/b", digest(content), content.length);
        store.pushBlob("shop", blob, new ByteArrayInputStream(content));
    }
}
