package dev.workflow.web.registry;

import static dev.workflow.web.registry.RegistryClient.bytes;
import static dev.workflow.web.registry.RegistryClient.digest;
import static dev.workflow.web.registry.RegistryClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blobs that a repository holds. */
interface BlobContract {

    RegistryClient client();

    /** A name that no other test uses. */
    String repository();

    @Test
    default void blobShouldComeBackWithItsHeaders() {
        String repository = repository();
        String digest = client().pushBlob(repository, bytes("hello"));

        HttpResponse<byte[]> answer = client().get("/v2/" + repository + "/blobs/" + digest);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).isEqualTo("hello");
        assertThat(answer.headers().firstValue("Docker-Content-Digest")).contains(digest);
        assertThat(answer.headers().firstValue("Content-Length")).contains("5");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
    }

    @Test
    default void headShouldGiveTheSizeWithoutTheBytes() {
        String repository = repository();
        String digest = client().pushBlob(repository, bytes("hello"));

        HttpResponse<byte[]> answer = client().head("/v2/" + repository + "/blobs/" + digest);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).contains("5");
        assertThat(answer.headers().firstValue("Docker-Content-Digest")).contains(digest);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-1, 206, he, bytes 0-1/5",
        "bytes=3-, 206, lo, bytes 3-4/5",
        "bytes=3-99, 206, lo, bytes 3-4/5",
        "bytes=-2, 206, lo, bytes 3-4/5",
        "bytes=-99, 206, hello, bytes 0-4/5",
        "bytes=2-1, 200, hello,",
        "lines=1-2, 200, hello,",
        "'bytes=0-0,2-2', 200, hello,"
    })
    default void rangeShouldGiveThatPart(String range, int status, String content, String contentRange) {
        String repository = repository();
        String digest = client().pushBlob(repository, bytes("hello"));

        HttpResponse<byte[]> answer = client().get("/v2/" + repository + "/blobs/" + digest, "Range", range);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(text(answer)).isEqualTo(content);
        assertThat(answer.headers().firstValue("Content-Range").orElse(null)).isEqualTo(contentRange);
        assertThat(answer.headers().firstValue("Content-Length")).contains(Integer.toString(content.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=5-", "bytes=5-9", "bytes=-0"})
    default void rangeBeyondTheEndShouldBeRefused(String range) {
        String repository = repository();
        String digest = client().pushBlob(repository, bytes("hello"));

        assertThat(client().get("/v2/" + repository + "/blobs/" + digest, "Range", range)
                        .statusCode())
                .isEqualTo(416);
    }

    @Test
    default void unknownBlobShouldBeNamedSo() {
        HttpResponse<byte[]> answer = client().get("/v2/" + repository() + "/blobs/" + digest(bytes("never pushed")));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(text(answer)).startsWith("{\"errors\":[{\"code\":\"BLOB_UNKNOWN\",\"message\":\"");
    }

    @Test
    default void blobOfAnotherRepositoryShouldBeUnknown() {
        String digest = client().pushBlob(repository(), bytes("theirs"));

        assertThat(client().get("/v2/" + repository() + "/blobs/" + digest).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256:1", "sha512:00", "md5:abc", "latest", "sha256:%20"})
    default void malformedDigestShouldBeRefused(String digest) {
        HttpResponse<byte[]> answer = client().get("/v2/" + repository() + "/blobs/" + digest);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("DIGEST_INVALID");
    }

    @Test
    default void deletedBlobShouldBeGone() {
        String repository = repository();
        String path = "/v2/" + repository + "/blobs/" + client().pushBlob(repository, bytes("hello"));

        assertThat(client().delete(path).statusCode()).isEqualTo(202);
        assertThat(client().get(path).statusCode()).isEqualTo(404);
        assertThat(client().delete(path).statusCode()).isEqualTo(404);
    }

    @Test
    default void blobOfAnImageShouldNotBeDeleted() {
        String repository = repository();
        client().pushImage(repository, "v1", "layer");
        String path = "/v2/" + repository + "/blobs/" + digest(bytes("layer"));

        assertThat(client().delete(path).statusCode()).isEqualTo(409);
        assertThat(client().head(path).statusCode()).isEqualTo(200);
    }

    @Test
    default void mountShouldGiveTheBlobWithoutAPush() {
        String source = repository();
        String target = repository();
        String digest = client().pushBlob(source, bytes("shared"));

        HttpResponse<byte[]> answer = client().send(
                        "POST", "/v2/" + target + "/blobs/uploads/?mount=" + digest + "&from=" + source, new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Docker-Content-Digest")).contains(digest);
        assertThat(text(client().get("/v2/" + target + "/blobs/" + digest))).isEqualTo("shared");
    }

    @Test
    default void mountOfWhatIsNotThereShouldStartAPush() {
        String post = "/v2/" + repository() + "/blobs/uploads/?mount=" + digest(bytes("unknown"));

        assertThat(client().send("POST", post + "&from=" + repository(), new byte[0])
                        .statusCode())
                .isEqualTo(202);
        assertThat(client().send("POST", post, new byte[0]).statusCode()).isEqualTo(202);
    }
}
