package dev.workflow.web.registry;

import static dev.workflow.web.registry.RegistryClient.bytes;
import static dev.workflow.web.registry.RegistryClient.digest;
import static dev.workflow.web.registry.RegistryClient.location;
import static dev.workflow.web.registry.RegistryClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Ways to push a blob, and ways to fail at it. */
interface UploadContract {

    RegistryClient client();

    String repository();

    @Test
    default void pushInOneRequestShouldStoreTheBlob() {
        String repository = repository();
        String digest = digest(bytes("whole"));

        HttpResponse<byte[]> answer =
                client().send("POST", "/v2/" + repository + "/blobs/uploads/?digest=" + digest, bytes("whole"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(location(answer)).endsWith("/v2/" + repository + "/blobs/" + digest);
        assertThat(text(client().get(location(answer)))).isEqualTo("whole");
    }

    @Test
    default void chunksShouldBecomeOneBlob() {
        String repository = repository();
        String upload = client().startUpload(repository);

        HttpResponse<byte[]> first =
                client().send("PATCH", upload, bytes("one "), "Content-Range", "0-3", "Content-Type", "a/b");
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.headers().firstValue("Range")).contains("0-3");
        HttpResponse<byte[]> second = client().send("PATCH", location(first), bytes("two "), "Content-Range", "4-7");
        assertThat(second.headers().firstValue("Range")).contains("0-7");
        String digest = digest(bytes("one two three"));
        HttpResponse<byte[]> last = client().send("PUT", location(second) + "?digest=" + digest, bytes("three"));

        assertThat(last.statusCode()).isEqualTo(201);
        assertThat(text(client().get("/v2/" + repository + "/blobs/" + digest))).isEqualTo("one two three");
        assertThat(client().get(upload).statusCode()).isEqualTo(404);
    }

    @Test
    default void bodyOfUnknownLengthShouldBeTaken() {
        byte[] content = new byte[3 << 20];
        new Random(1).nextBytes(content);
        String repository = repository();
        String upload = client().startUpload(repository);

        HttpResponse<byte[]> patched =
                client().send("PATCH", upload, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)));
        assertThat(patched.statusCode()).isEqualTo(202);
        assertThat(client().send("PUT", upload + "?digest=" + digest(content), new byte[0])
                        .statusCode())
                .isEqualTo(201);

        assertThat(client().get("/v2/" + repository + "/blobs/" + digest(content))
                        .body())
                .isEqualTo(content);
    }

    @Test
    default void emptyBlobShouldBeTaken() {
        String repository = repository();
        String digest = client().pushBlob(repository, new byte[0]);

        HttpResponse<byte[]> answer = client().get("/v2/" + repository + "/blobs/" + digest);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    default void statusShouldSayWhereToGoOn() {
        String upload = client().startUpload(repository());
        client().send("PATCH", upload, bytes("12345"));

        HttpResponse<byte[]> status = client().get(upload);

        assertThat(status.statusCode()).isEqualTo(204);
        assertThat(status.headers().firstValue("Range")).contains("0-4");
        assertThat(location(status)).isEqualTo(upload);
    }

    @Test
    default void chunkOutOfOrderShouldBeRefusedAndTheUploadGoOn() {
        String upload = client().startUpload(repository());
        client().send("PATCH", upload, bytes("one "), "Content-Range", "0-3");

        assertThat(client().send("PATCH", upload, bytes("x"), "Content-Range", "9-9")
                        .statusCode())
                .isEqualTo(416);
        assertThat(client().send("PATCH", upload, bytes("one "), "Content-Range", "0-3")
                        .statusCode())
                .isEqualTo(416);
        assertThat(client().send("PATCH", upload, bytes("two"), "Content-Range", "4-6")
                        .statusCode())
                .isEqualTo(202);
        assertThat(client().send("PUT", upload + "?digest=" + digest(bytes("one two")), new byte[0])
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    default void chunkOfAnotherLengthThanSaidShouldBeRefused() {
        String upload = client().startUpload(repository());

        HttpResponse<byte[]> answer = client().send("PATCH", upload, bytes("abc"), "Content-Range", "0-9");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("SIZE_INVALID");
        assertThat(client().send("PATCH", upload, bytes("abc"), "Content-Range", "nonsense")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    default void wrongDigestShouldStoreNothing() {
        String repository = repository();
        String wrong = digest(bytes("something else"));
        String upload = client().startUpload(repository);

        HttpResponse<byte[]> answer = client().send("PUT", upload + "?digest=" + wrong, bytes("content"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("DIGEST_INVALID");
        assertThat(client().head("/v2/" + repository + "/blobs/" + wrong).statusCode())
                .isEqualTo(404);
        assertThat(client().head("/v2/" + repository + "/blobs/" + digest(bytes("content")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(client().get(upload).statusCode()).isEqualTo(404);
    }

    @Test
    default void missingDigestShouldBeRefusedAndTheUploadGoOn() {
        String upload = client().startUpload(repository());

        assertThat(client().send("PUT", upload, bytes("content")).statusCode()).isEqualTo(400);
        assertThat(client().send("PUT", upload + "?digest=" + digest(bytes("content")), bytes("content"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    default void cancelledUploadShouldBeGone() {
        String upload = client().startUpload(repository());
        client().send("PATCH", upload, bytes("12345"));

        assertThat(client().delete(upload).statusCode()).isEqualTo(204);
        assertThat(client().get(upload).statusCode()).isEqualTo(404);
        assertThat(client().send("PATCH", upload, bytes("6")).statusCode()).isEqualTo(404);
        assertThat(client().delete(upload).statusCode()).isEqualTo(404);
    }

    @Test
    default void uploadOfAnotherRepositoryShouldBeUnknown() {
        String id = client().startUpload(repository()).replaceAll(".*/", "");
        String other = "/v2/" + repository() + "/blobs/uploads/";

        assertThat(client().get(other + id).statusCode()).isEqualTo(404);
        assertThat(client().get(other + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(client().get(other + "nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    default void pushesOfTheSameBlobAtOnceShouldAllSucceed() throws Exception {
        byte[] content = new byte[1 << 20];
        new Random(2).nextBytes(content);
        String repository = repository();

        List<Integer> statuses = atOnce(
                8, () -> client().send("PUT", client().startUpload(repository) + "?digest=" + digest(content), content)
                        .statusCode());

        assertThat(statuses).containsOnly(201);
        assertThat(client().get("/v2/" + repository + "/blobs/" + digest(content))
                        .body())
                .isEqualTo(content);
    }

    @Test
    default void writersOfOneUploadAtOnceShouldNotMix() throws Exception {
        String repository = repository();
        String upload = client().startUpload(repository);

        List<Integer> statuses = atOnce(8, () -> client().send("PATCH", upload, bytes("chunk"), "Content-Range", "0-4")
                .statusCode());

        assertThat(statuses).containsOnlyOnce(202).containsOnly(202, 416);
        assertThat(client().send("PUT", upload + "?digest=" + digest(bytes("chunk")), new byte[0])
                        .statusCode())
                .isEqualTo(201);
    }

    private static <T> List<T> atOnce(int count, Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(Collections.nCopies(count, call))) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
