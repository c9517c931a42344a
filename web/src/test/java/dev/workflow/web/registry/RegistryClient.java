package dev.workflow.web.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;

/** Speaks the protocol in small steps, also in ways that no decent client would. */
final class RegistryClient {

    static final String OCI = "application/vnd.oci.image.manifest.v1+json";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final String authorization;

    RegistryClient(URI base, String username, String secret) {
        this.base = base;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString((username + ":" + secret).getBytes(UTF_8));
    }

    private RegistryClient(URI base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    /** The same registry, asked with a pass. */
    RegistryClient bearer(String pass) {
        return new RegistryClient(base, "Bearer " + pass);
    }

    static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    /** @param path below the server, or an absolute address such as a Location */
    HttpResponse<byte[]> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", authorization)
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + path, failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** @param authorization the header as it is, or "" for none */
    static HttpResponse<byte[]> anonymous(String host, String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + host + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
        return send(method, path, BodyPublishers.ofByteArray(body), headers);
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    HttpResponse<byte[]> head(String path) {
        return send("HEAD", path, BodyPublishers.noBody());
    }

    HttpResponse<byte[]> delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** The Location of a new upload. */
    String startUpload(String repository) {
        HttpResponse<byte[]> answer = send("POST", "/v2/" + repository + "/blobs/uploads/", new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(202);
        return location(answer);
    }

    static String location(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    String pushBlob(String repository, byte[] content) {
        String digest = digest(content);
        assertThat(send("PUT", startUpload(repository) + "?digest=" + digest, content)
                        .statusCode())
                .isEqualTo(201);
        return digest;
    }

    HttpResponse<byte[]> putManifest(String repository, String reference, String manifest) {
        return send(
                "PUT",
                "/v2/" + repository + "/manifests/" + reference,
                bytes(manifest),
                "Content-Type",
                Images.typeOf(manifest));
    }

    /** A small image with a layer of that content; the answer is its digest. */
    String pushImage(String repository, String tag, String layer) {
        String config = pushBlob(repository, bytes("{\"config\":\"" + layer + "\"}"));
        String manifest = Images.manifest(config, pushBlob(repository, bytes(layer)));
        assertThat(putManifest(repository, tag, manifest).statusCode()).isEqualTo(201);
        return digest(bytes(manifest));
    }
}
