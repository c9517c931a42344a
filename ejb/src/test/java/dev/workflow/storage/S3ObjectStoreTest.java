package dev.workflow.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ObjectStoreTest implements ObjectStoreContract {

    /** S3's smallest part. */
    private static final int PART = 5 << 20;

    @TempDir
    static Path folder;

    private static EmbeddedS3 s3;
    private static int buckets;

    private S3ObjectStore store;

    @BeforeAll
    static void start() throws Exception {
        s3 = new EmbeddedS3(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
    }

    @BeforeEach
    void open() {
        buckets++;
        store = new S3ObjectStore(s3.settings("bucket-" + buckets), new PartSizes(PART, PART, PART));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    @Override
    public int splitSize() {
        return 2 * PART + 1234;
    }

    @Test
    void wrongSecretShouldBeNamedInTheError() {
        try (S3ObjectStore stranger = new S3ObjectStore(s3.settings("bucket-x", "wrong"))) {
            assertThatIOException()
                    .isThrownBy(() -> stranger.size("a"))
                    .withMessageContaining("could not look at a")
                    .withMessageContaining("403");
        }
    }

    @Test
    void unreachableServiceShouldBeNamedInTheError() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (S3ObjectStore nobody = new S3ObjectStore(at(port))) {
            assertThatIOException()
                    .isThrownBy(() -> nobody.put("a", new ByteArrayInputStream(new byte[1]), 1))
                    .withMessageContaining("http://127.0.0.1:" + port)
                    .withMessageContaining("Connection refused");
        }
    }

    /** The JDK's client takes a lost connection for the end of the stream. */
    @Test
    void answerCutShortShouldBeAnError() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                S3ObjectStore cut = new S3ObjectStore(at(server.getLocalPort()))) {
            Thread thread = new Thread(() -> answerShort(server));
            thread.start();
            try (InputStream in = cut.get("a").orElseThrow()) {
                assertThatIOException().isThrownBy(in::readAllBytes).withMessageContaining("6 bytes are missing");
            }
            thread.join();
        }
    }

    @Test
    void keysShouldNotBePrinted() {
        assertThat(s3.settings("bucket").toString()).doesNotContain("test-secret");
    }

    private static S3Settings at(int port) {
        return new S3Settings(URI.create("http://127.0.0.1:" + port), "us-east-1", "bucket", "key", "secret", true);
    }

    private static void answerShort(ServerSocket server) {
        String head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: ";
        try {
            answer(server, head + "0\r\n\r\n");
            answer(server, head + "10\r\n\r\nfour");
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static void answer(ServerSocket server, String text) throws IOException {
        try (Socket socket = server.accept()) {
            InputStream in = socket.getInputStream();
            int blank = 0;
            while (blank < 4) {
                int next = in.read();
                blank = next == '\r' || next == '\n' ? blank + 1 : 0;
            }
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
