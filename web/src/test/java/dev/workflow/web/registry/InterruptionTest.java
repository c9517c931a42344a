package dev.workflow.web.registry;

import static dev.workflow.web.registry.RegistryClient.bytes;
import static dev.workflow.web.registry.RegistryClient.digest;
import static dev.workflow.web.registry.RegistryClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that vanish, storage that fails, content that gets lost. */
class InterruptionTest {

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
    void pushShouldGoOnWhereTheLineBroke() throws IOException {
        String upload = client.startUpload("shop");
        String[] address = server.host().split(":");
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            OutputStream out = socket.getOutputStream();
            String login = Base64.getEncoder().encodeToString(bytes("service:service-secret"));
            out.write(("PATCH " + URI.create(upload).getPath() + " HTTP/1.1\r\nHost: " + server.host()
                            + "\r\nAuthorization: Basic " + login + "\r\nContent-Length: 100\r\n\r\nfirst half, ")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(client.get(upload).headers().firstValue("Range"))
                        .contains("0-11"));

        HttpResponse<byte[]> rest = client.send("PATCH", upload, bytes("second half"), "Content-Range", "12-22");
        assertThat(rest.statusCode()).isEqualTo(202);
        String digest = digest(bytes("first half, second half"));
        assertThat(client.send("PUT", upload + "?digest=" + digest, new byte[0]).statusCode())
                .isEqualTo(201);
        assertThat(text(client.get("/v2/shop/blobs/" + digest))).isEqualTo("first half, second half");
    }

    @Test
    void failingStorageShouldBeSaidAndThePushGoOnLater() {
        String upload = client.startUpload("shop");
        String digest = digest(bytes("layer"));

        server.objects.broken = true;
        HttpResponse<byte[]> failed = client.send("PUT", upload + "?digest=" + digest, bytes("layer"));
        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(text(failed)).contains("UNAVAILABLE").doesNotContain("the line is cut");
        server.objects.broken = false;

        assertThat(client.send("PUT", upload + "?digest=" + digest, bytes("layer"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void requestsShouldLeaveNothingInTheSpool() throws IOException {
        client.pushImage("shop", "v1", "layer");
        client.send("PUT", client.startUpload("shop") + "?digest=" + digest(bytes("no")), bytes("wrong"));
        server.objects.broken = true;
        client.send("PATCH", client.startUpload("shop"), bytes("failed"));

        try (Stream<Path> files = Files.list(server.spool)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void refusedAndDuplicatePushesShouldLeaveNoObjects() throws IOException {
        client.pushBlob("shop", bytes("layer"));
        client.pushBlob("shop", bytes("layer"));
        client.pushBlob("other", bytes("layer"));
        String digest = digest(bytes("wrong"));
        client.send("PUT", client.startUpload("shop") + "?digest=" + digest, bytes("content"));
        client.send("POST", "/v2/shop/blobs/uploads/?digest=" + digest, bytes("content"));
        String chunked = client.startUpload("shop");
        client.send("PATCH", chunked, bytes("one"));
        client.send("PUT", chunked + "?digest=" + digest, bytes("two"));

        assertThat(server.objects.keys()).hasSize(1);
    }

    @Test
    void joinedChunksShouldLeaveOneObject() throws IOException {
        String upload = client.startUpload("shop");
        client.send("PATCH", upload, bytes("one"));
        client.send("PUT", upload + "?digest=" + digest(bytes("onetwo")), bytes("two"));

        assertThat(server.objects.keys()).hasSize(1);
    }

    @Test
    void blobAboveTheLimitShouldBeRefused() {
        byte[] huge = new byte[(int) RegistryServer.LARGEST_BLOB + 1];
        String path = "/v2/shop/blobs/uploads/?digest=" + digest(huge);

        HttpResponse<byte[]> answer = client.send("POST", path, huge);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(text(answer)).contains("SIZE_INVALID");
    }

    /** A database restored from a backup knows content that was removed since. */
    @Test
    void lostContentShouldBeUnknownUntilItIsPushedAgain() throws IOException {
        String digest = client.pushBlob("shop", bytes("layer"));
        List<String> keys = server.objects.keys();
        server.objects.delete(keys.get(0));

        assertThat(client.head("/v2/shop/blobs/" + digest).statusCode()).isEqualTo(404);
        client.pushBlob("shop", bytes("layer"));
        assertThat(text(client.get("/v2/shop/blobs/" + digest))).isEqualTo("layer");
    }
}
