package dev.workflow.web.registry;

import static dev.workflow.web.registry.RegistryClient.bytes;
import static dev.workflow.web.registry.RegistryClient.digest;
import static dev.workflow.web.registry.RegistryClient.location;
import static dev.workflow.web.registry.RegistryClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests and the tags that name them. */
interface ManifestContract {

    RegistryClient client();

    String repository();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.oci.image.manifest.v1+json",
                "application/vnd.docker.distribution.manifest.v2+json"
            })
    default void manifestShouldComeBackByteForByte(String type) {
        String repository = repository();
        String config = client().pushBlob(repository, bytes("{}"));
        String manifest = "{ \"schemaVersion\": 2,\n \"mediaType\":\"" + type + "\", \"config\":"
                + Images.descriptor("x/y", config) + ", \"layers\":[ ] }";

        HttpResponse<byte[]> put =
                client().send("PUT", "/v2/" + repository + "/manifests/v1", bytes(manifest), "Content-Type", type);

        String digest = digest(bytes(manifest));
        assertThat(put.statusCode()).isEqualTo(201);
        assertThat(location(put)).endsWith("/v2/" + repository + "/manifests/" + digest);
        assertThat(put.headers().firstValue("Docker-Content-Digest")).contains(digest);
        for (String reference : new String[] {"v1", digest}) {
            String path = "/v2/" + repository + "/manifests/" + reference;
            HttpResponse<byte[]> got = client().get(path, "Accept", type);
            assertThat(text(got)).isEqualTo(manifest);
            assertThat(got.headers().firstValue("Content-Type")).contains(type);
            assertThat(got.headers().firstValue("Docker-Content-Digest")).contains(digest);
            HttpResponse<byte[]> head = client().head(path);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Content-Length")).contains(Integer.toString(manifest.length()));
            assertThat(head.headers().firstValue("Content-Type")).contains(type);
        }
    }

    @Test
    default void tagShouldMove() {
        String repository = repository();
        String first = client().pushImage(repository, "v1", "first");
        String second = client().pushImage(repository, "v1", "second");

        assertThat(client().head("/v2/" + repository + "/manifests/v1")
                        .headers()
                        .firstValue("Docker-Content-Digest"))
                .contains(second);
        assertThat(client().head("/v2/" + repository + "/manifests/" + first).statusCode())
                .isEqualTo(200);
    }

    @Test
    default void manifestOfMissingBlobsShouldBeRefused() {
        String repository = repository();
        String config = client().pushBlob(repository, bytes("{}"));
        String missing = digest(bytes("never pushed"));

        HttpResponse<byte[]> answer = client().putManifest(repository, "v1", Images.manifest(config, missing));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(text(answer)).contains("MANIFEST_BLOB_UNKNOWN").contains(missing);
        assertThat(client().get("/v2/" + repository + "/manifests/v1").statusCode())
                .isEqualTo(404);
    }

    @Test
    default void blobOfAnotherRepositoryShouldNotMakeAnImage() {
        String theirs = client().pushBlob(repository(), bytes("theirs"));
        String repository = repository();
        String config = client().pushBlob(repository, bytes("{}"));

        assertThat(client().putManifest(repository, "v1", Images.manifest(config, theirs))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    default void layerWithItsOwnAddressNeedNotBePushed() {
        String repository = repository();
        String config = client().pushBlob(repository, bytes("{}"));
        String foreign = "{\"mediaType\":\"a/b\",\"size\":1,\"digest\":\"" + digest(bytes("elsewhere"))
                + "\",\"urls\":[\"https://example.com/layer\"]}";
        String manifest = Images.manifest(config).replace("\"layers\":[]", "\"layers\":[" + foreign + "]");

        assertThat(client().putManifest(repository, "v1", manifest).statusCode())
                .isEqualTo(201);
    }

    @Test
    default void indexShouldNeedItsManifests() {
        String repository = repository();
        String image = client().pushImage(repository, "v1", "layer");

        assertThat(client().putManifest(repository, "all", Images.index(image)).statusCode())
                .isEqualTo(201);
        assertThat(client().putManifest(repository, "all", Images.index(image, digest(bytes("no"))))
                        .statusCode())
                .isEqualTo(404);
        assertThat(text(client().get("/v2/" + repository + "/manifests/all"))).isEqualTo(Images.index(image));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"schemaVersion\":1}",
                "{\"schemaVersion\":2}",
                "{\"schemaVersion\":2,\"config\":{\"digest\":\"latest\",\"size\":1}}",
                "{\"schemaVersion\":2,\"mediaType\":\"text/plain\"}"
            })
    default void brokenManifestShouldBeRefused(String manifest) {
        HttpResponse<byte[]> answer = client().putManifest(repository(), "v1", manifest);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("MANIFEST_INVALID");
    }

    @Test
    default void deepManifestShouldBeRefused() {
        String deep = "{\"schemaVersion\":2,\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(client().putManifest(repository(), "v1", deep).statusCode()).isEqualTo(400);
    }

    @Test
    default void unsupportedTypeShouldBeRefused() {
        HttpResponse<byte[]> answer = client().send(
                        "PUT",
                        "/v2/" + repository() + "/manifests/v1",
                        bytes("{\"schemaVersion\":1}"),
                        "Content-Type",
                        "application/vnd.docker.distribution.manifest.v1+prettyjws");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("MANIFEST_INVALID");
    }

    @Test
    default void hugeManifestShouldBeRefused() {
        HttpResponse<byte[]> answer = client().putManifest(repository(), "v1", " ".repeat((4 << 20) + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    default void manifestPutByAnotherDigestShouldBeRefused() {
        String repository = repository();
        String manifest = Images.manifest(client().pushBlob(repository, bytes("{}")));

        HttpResponse<byte[]> answer = client().putManifest(repository, digest(bytes("other")), manifest);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("DIGEST_INVALID");
        assertThat(client().putManifest(repository, digest(bytes(manifest)), manifest)
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden", "-x", "a%20b", "$(id)", "%C3%A4"})
    default void malformedTagShouldBeRefused(String tag) {
        assertThat(text(client().get("/v2/" + repository() + "/manifests/" + tag)))
                .contains("TAG_INVALID");
    }

    @Test
    default void deletedTagShouldLeaveTheManifest() {
        String repository = repository();
        String digest = client().pushImage(repository, "v1", "layer");
        String path = "/v2/" + repository + "/manifests/";

        assertThat(client().delete(path + "v1").statusCode()).isEqualTo(202);
        assertThat(client().get(path + "v1").statusCode()).isEqualTo(404);
        assertThat(client().get(path + digest).statusCode()).isEqualTo(200);
        assertThat(client().delete(path + "v1").statusCode()).isEqualTo(404);
    }

    @Test
    default void deletedManifestShouldTakeItsTagsAlong() {
        String repository = repository();
        String digest = client().pushImage(repository, "v1", "layer");
        String path = "/v2/" + repository + "/manifests/";

        assertThat(client().delete(path + digest).statusCode()).isEqualTo(202);
        assertThat(client().get(path + digest).statusCode()).isEqualTo(404);
        assertThat(text(client().get(path + "v1"))).contains("MANIFEST_UNKNOWN");
        assertThat(client().delete(path + digest).statusCode()).isEqualTo(404);
    }
}
