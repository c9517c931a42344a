package dev.workflow.web.registry;

import static dev.workflow.web.registry.RegistryClient.bytes;
import static dev.workflow.web.registry.RegistryClient.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.registry.GarbageReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What garbage collection removes, and above all what it does not. */
class GarbageTest {

    private static final Duration PAST_GRACE = RegistryServer.GRACE.plusHours(1);

    private RegistryServer server;
    private RegistryClient client;

    @BeforeEach
    void start() throws IOException {
        server = new RegistryServer();
        client = server.service();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void imageThatNoReleaseNeedsShouldGoAfterItsGrace() throws IOException {
        String digest = client.pushImage("shop", "v1", "layer");

        assertThat(collect().manifests()).isEmpty();
        server.clock.pass(PAST_GRACE);
        GarbageReport report = collect();

        assertThat(report.manifests()).containsExactly("shop@" + digest);
        assertThat(report.tags()).containsExactly("shop:v1");
        assertThat(report.blobs()).isEqualTo(2);
        assertThat(report.bytes()).isEqualTo("layer".length() + "{\"config\":\"layer\"}".length());
        assertThat(server.objects.keys()).isEmpty();
        assertThat(status("manifests/v1")).isEqualTo(404);
    }

    @Test
    void imageOfAReleaseShouldStay() throws IOException {
        server.needed.add(client.pushImage("shop", "v1", "layer"));
        server.clock.pass(PAST_GRACE);

        assertThat(collect().manifests()).isEmpty();
        assertThat(status("manifests/v1")).isEqualTo(200);
        assertThat(status("blobs/" + digest(bytes("layer")))).isEqualTo(200);
        assertThat(server.objects.keys()).hasSize(2);
    }

    @Test
    void layerOfTwoImagesShouldStayWithTheOneThatStays() {
        server.needed.add(client.pushImage("shop", "v1", "shared"));
        String config = client.pushBlob("shop", bytes("{}"));
        client.putManifest("shop", "v2", Images.manifest(config, digest(bytes("shared"))));
        server.clock.pass(PAST_GRACE);

        GarbageReport report = collect();

        assertThat(report.manifests()).hasSize(1);
        assertThat(report.blobs()).isEqualTo(1);
        assertThat(status("blobs/" + digest(bytes("shared")))).isEqualTo(200);
    }

    @Test
    void contentOfTwoRepositoriesShouldStayForTheOneThatNeedsIt() {
        server.needed.add(client.pushImage("shop", "v1", "same"));
        client.pushImage("other", "v1", "same again");
        client.pushBlob("other", bytes("same"));
        server.clock.pass(PAST_GRACE);
        collect();

        assertThat(client.head("/v2/other/blobs/" + digest(bytes("same"))).statusCode())
                .isEqualTo(404);
        assertThat(status("blobs/" + digest(bytes("same")))).isEqualTo(200);
    }

    @Test
    void manifestsOfANeededIndexAndItsReferrersShouldStay() {
        String image = client.pushImage("shop", "v1", "layer");
        String index = Images.index(image);
        client.putManifest("shop", "all", index);
        String about = Images.extended(
                "\"subject\":" + Images.descriptor(RegistryClient.OCI, image) + ",",
                client.pushBlob("shop", bytes("{\"about\":1}")));
        client.putManifest("shop", digest(bytes(about)), about);
        server.needed.add(digest(bytes(index)));
        server.clock.pass(PAST_GRACE);

        assertThat(collect().manifests()).isEmpty();
        server.needed.clear();
        assertThat(collect().manifests()).hasSize(3);
    }

    @Test
    void tagShouldKeepAnImageWhereItCounts() {
        client.pushImage("platform/stack", "v1", "layer");
        client.pushImage("platform/stack", "v1", "newer layer");
        server.clock.pass(PAST_GRACE);

        assertThat(collect().manifests()).hasSize(1);
        assertThat(client.head("/v2/platform/stack/manifests/v1").statusCode()).isEqualTo(200);
    }

    @Test
    void askingForAnImageShouldRenewItsGrace() {
        client.pushImage("shop", "v1", "layer");
        server.clock.pass(RegistryServer.GRACE.minusHours(1));
        assertThat(status("manifests/v1")).isEqualTo(200);
        server.clock.pass(Duration.ofHours(2));

        assertThat(collect().manifests()).isEmpty();
    }

    /** A client that is told that a layer is there does not push it; the manifest follows later. */
    @Test
    void askingForABlobShouldRenewItsGrace() {
        client.pushBlob("shop", bytes("layer"));
        server.clock.pass(RegistryServer.GRACE.minusHours(1));
        assertThat(status("blobs/" + digest(bytes("layer")))).isEqualTo(200);
        server.clock.pass(Duration.ofHours(2));
        collect();

        assertThat(status("blobs/" + digest(bytes("layer")))).isEqualTo(200);
    }

    @Test
    void mountedBlobShouldOutliveItsSource() {
        String digest = client.pushBlob("other", bytes("layer"));
        server.clock.pass(RegistryServer.GRACE.minusHours(1));
        client.send("POST", "/v2/shop/blobs/uploads/?from=other&mount=" + digest, new byte[0]);
        server.clock.pass(Duration.ofHours(2));
        collect();

        assertThat(client.head("/v2/other/blobs/" + digest).statusCode()).isEqualTo(404);
        assertThat(status("blobs/" + digest)).isEqualTo(200);
    }

    @Test
    void abandonedUploadShouldGoWithItsObjects() throws IOException {
        String upload = client.startUpload("shop");
        client.send("PATCH", upload, bytes("half"));
        assertThat(collect().uploads()).isZero();
        assertThat(server.objects.keys()).hasSize(1);
        server.clock.pass(RegistryServer.UPLOAD_LIFE.plusHours(1));

        assertThat(collect().uploads()).isEqualTo(1);
        assertThat(client.get(upload).statusCode()).isEqualTo(404);
        assertThat(server.objects.keys()).isEmpty();
    }

    @Test
    void objectsThatACrashLeftShouldGoAndForeignOnesStay() throws IOException {
        String id = "0aaaaaaa-1111-2222-3333-444444444444";
        for (String key : new String[] {"registry/" + id + "." + id, "registry/notes.txt", "builds/a"}) {
            server.objects.put(key, new ByteArrayInputStream(bytes("x")), 1);
        }
        client.pushBlob("shop", bytes("layer"));

        assertThat(collect().orphans()).isEqualTo(1);
        assertThat(server.objects.keys()).hasSize(3).contains("registry/notes.txt", "builds/a");
    }

    @Test
    void dryRunShouldReportTheSameAndRemoveNothing() throws IOException {
        client.pushImage("shop", "v1", "layer");
        server.clock.pass(PAST_GRACE);

        GarbageReport dry = server.registry.garbage().collect(true);

        assertThat(dry.dryRun()).isTrue();
        assertThat(dry.manifests()).hasSize(1);
        assertThat(dry.blobs()).isEqualTo(2);
        assertThat(server.objects.keys()).hasSize(2);
        GarbageReport real = collect();
        assertThat(real.manifests()).isEqualTo(dry.manifests());
        assertThat(real.bytes()).isEqualTo(dry.bytes());
    }

    @Test
    void blobShouldBePushableAgainAfterItsCollection() {
        client.pushImage("shop", "v1", "layer");
        server.clock.pass(PAST_GRACE);
        collect();
        client.pushImage("shop", "v1", "layer");
        collect();

        assertThat(status("blobs/" + digest(bytes("layer")))).isEqualTo(200);
    }

    @Test
    void collectionShouldNotStartWhenTheReleasesCannotBeRead() {
        client.pushImage("shop", "v1", "layer");
        server.clock.pass(PAST_GRACE);
        server.rootsBroken = true;

        assertThatThrownBy(this::collect).isInstanceOf(IllegalStateException.class);
        server.rootsBroken = false;
        assertThat(status("manifests/v1")).isEqualTo(200);
    }

    private GarbageReport collect() {
        return server.registry.garbage().collect(false);
    }

    private int status(String path) {
        return client.head("/v2/shop/" + path).statusCode();
    }
}
