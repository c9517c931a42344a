package dev.workflow.imagebuilder.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticSiteTest {

    @TempDir
    Path temp;

    private StaticSite site;

    @BeforeEach
    void start() throws IOException {
        Path root = Files.createDirectories(temp.resolve("site/sub"));
        Files.writeString(root.resolve("index.html"), "sub");
        root = root.getParent();
        Files.writeString(root.resolve("index.html"), "top");
        Files.writeString(root.resolve("with space ä.svg"), "<svg/>");
        Files.writeString(root.resolve("empty.txt"), "");
        Files.writeString(root.resolve("Procfile"), "web: secret");
        Files.writeString(root.resolve(".env"), "secret");
        Files.createDirectory(root.resolve(".well-known"));
        Files.writeString(root.resolve(".well-known/security.txt"), "contact");
        Files.writeString(temp.resolve("outside.txt"), "secret");
        Files.createSymbolicLink(root.resolve("escape.txt"), temp.resolve("outside.txt"));
        site = new StaticSite(root, 0);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The status line of a request that no client library would send. */
    private String raw(String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", site.port())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    @Test
    void filesComeWithTheirTypes() throws Exception {
        assertThat(send("GET", "/").body()).isEqualTo("top");
        assertThat(send("GET", "/index.html?x=1").headers().firstValue("Content-Type"))
                .hasValue("text/html; charset=utf-8");
        HttpResponse<String> svg = send("GET", "/with%20space%20%C3%A4.svg");
        assertThat(svg.statusCode()).isEqualTo(200);
        assertThat(svg.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(send("GET", "/empty.txt").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/.well-known/security.txt").body()).isEqualTo("contact");
    }

    @Test
    void headHasNoBodyAndUnchangedFilesAreNotSentAgain() throws Exception {
        HttpResponse<String> head = send("HEAD", "/");
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).hasValue("3");
        String tag = head.headers().firstValue("ETag").orElseThrow();
        assertThat(send("GET", "/", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void foldersGetTheirSlashAndNeverAnotherHost() throws Exception {
        assertThat(send("GET", "/sub").headers().firstValue("Location")).hasValue("/sub/");
        assertThat(send("GET", "/sub/").body()).isEqualTo("sub");
        assertThat(raw("//sub")).doesNotContain("Location: //");
        assertThat(raw("/sub//sub")).doesNotContain("Location: //");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../outside.txt",
                "/%2e%2e/outside.txt",
                "/sub/..%2f..%2foutside.txt",
                "/escape.txt",
                "/.env",
                "/Procfile",
                "//Procfile",
                "/sub/../Procfile",
                "/%00",
                "/sub/../../outside.txt",
                "/..%5coutside.txt",
                "/missing"
            })
    void nothingElseIsServed(String path) throws Exception {
        assertThat(raw(path)).doesNotContain("secret").doesNotStartWith("HTTP/1.1 200");
    }

    @Test
    void onlyReadingIsAllowed() throws Exception {
        HttpResponse<String> response = send("POST", "/");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }
}
