package dev.workflow.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Against bytes on a socket: what servers and proxies really send. */
class TransportTest {
    private static final Json NOTHING = Json.ABSENT;

    /** A server for one connection; {@code seen} is the head of the request. */
    private record Raw(ServerSocket server, CompletableFuture<String> seen) implements AutoCloseable {
        static Raw answering(String... answers) throws IOException {
            ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            CompletableFuture<String> seen = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    StringBuilder all = new StringBuilder();
                    for (String answer : answers) {
                        all.append(head(socket.getInputStream()));
                        socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                    }
                    seen.complete(all.toString());
                } catch (IOException e) {
                    seen.completeExceptionally(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
            return new Raw(server, seen);
        }

        private static String head(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) in.read());
            }
            return head.toString();
        }

        String address() {
            return "127.0.0.1:" + server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private static Controller controller(String url, Map<String, String> environment) {
        Settings settings = Settings.anonymous(URI.create(url), true);
        return new Controller(settings, new Proxies(environment), "1", warning -> {});
    }

    private static String text(String answer) throws IOException {
        try (Raw raw = Raw.answering(answer)) {
            return controller("http://" + raw.address(), Map.of())
                    .exchange("GET", "/v2/x", NOTHING)
                    .text();
        }
    }

    @Test
    void bodiesInChunksAreJoined() throws IOException {
        assertThat(text("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\n"))
                .isEqualTo("abcde");
    }

    @Test
    void bodiesUntilTheEndAreRead() throws IOException {
        assertThat(text("HTTP/1.0 200 OK\n\nall of it")).isEqualTo("all of it");
    }

    @Test
    void bodiesThatBreakOffAreFailures() {
        assertThatThrownBy(() -> text("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("broke off");
        assertThatThrownBy(() -> text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"))
                .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> text("SSH-2.0-OpenSSH\r\n\r\n"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("the answer is not HTTP");
        assertThatThrownBy(() -> text("")).isInstanceOf(Failure.class);
    }

    @Test
    void anAnswerThatIsNotJsonIsAFailure() throws IOException {
        try (Raw raw = Raw.answering("HTTP/1.1 200 OK\r\nDRYCC_API_VERSION: 2.3\r\n\r\n<html>")) {
            Controller controller = controller("http://" + raw.address(), Map.of());

            assertThatThrownBy(() -> controller.get("/v2/x"))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("not JSON");
        }
    }

    @Test
    void plainHttpGoesThroughTheProxyOfTheEnvironment() throws Exception {
        try (Raw proxy = Raw.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
            Controller controller =
                    controller("http://drycc.example.com", Map.of("HTTP_PROXY", "http://me:pw@" + proxy.address()));

            assertThat(controller.exchange("GET", "/v2/?a=b", NOTHING).text()).isEqualTo("ok");
            assertThat(proxy.seen().get())
                    .startsWith("GET http://drycc.example.com/v2/?a=b HTTP/1.1\r\nHost: drycc.example.com\r\n")
                    .contains("Proxy-Authorization: Basic bWU6cHc=\r\n");
        }
    }

    @Test
    void httpsAsksTheProxyForATunnel() throws Exception {
        try (Raw proxy = Raw.answering("HTTP/1.1 403 Forbidden\r\n\r\n")) {
            Controller controller = controller("https://drycc.example.com", Map.of("https_proxy", proxy.address()));

            assertThatThrownBy(() -> controller.get("/v2/"))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("the proxy answered 403");
            assertThat(proxy.seen().get()).startsWith("CONNECT drycc.example.com:443 HTTP/1.1\r\n");
        }
    }

    @Test
    void hostsCanBeExemptFromTheProxy() {
        Proxies proxies = new Proxies(Map.of("HTTP_PROXY", "p:1", "NO_PROXY", "a.org, .b.org"));

        assertThat(proxies.of(URI.create("http://c.org"))).contains(URI.create("http://p:1"));
        assertThat(proxies.of(URI.create("http://x.a.org"))).isEmpty();
        assertThat(proxies.of(URI.create("http://x.b.org"))).isEmpty();
        assertThat(proxies.of(URI.create("http://drycc.localhost"))).isEmpty();
        assertThat(proxies.of(URI.create("http://127.0.0.1:8000"))).isEmpty();
        assertThat(proxies.of(URI.create("https://c.org"))).isEmpty();
    }

    @Test
    void unknownHostsAreSaid() {
        assertThatThrownBy(() ->
                        controller("http://no-such-host.invalid", Map.of()).get("/v2/"))
                .isInstanceOf(Failure.class)
                .hasMessage("cannot find the host no-such-host.invalid");
    }
}
