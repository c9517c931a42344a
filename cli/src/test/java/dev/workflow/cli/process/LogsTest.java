package dev.workflow.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.cli.support.Cli;
import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.FakeController;
import dev.workflow.cli.support.WebSocketStub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
    @TempDir
    private Path root;

    private Result run(WebSocketStub stub, String... args) {
        return new Cli(root).settings(stub.url(), Cli.TOKEN).run(args);
    }

    private static String first(WebSocketStub stub) {
        return new String(stub.received().get(0), StandardCharsets.UTF_8);
    }

    @Test
    void appLogsArePrintedFrameByFrame() throws IOException {
        try (WebSocketStub stub = new WebSocketStub(peer -> {
            peer.read();
            peer.binary("INFO one\n");
            peer.text("two");
            peer.frame(0x89, new byte[] {1});
            peer.frame(0x02, "thr".getBytes(StandardCharsets.UTF_8));
            peer.frame(0x80, "ee\n\nfour\n\n".getBytes(StandardCharsets.UTF_8));
            peer.end();
        })) {
            Result result = run(stub, "logs", "-a", "shop");

            assertThat(result).isEqualTo(new Result(0, "INFO one\ntwo\nthree\n\nfour\n", ""));
            assertThat(first(stub)).isEqualTo("{\"lines\":300,\"follow\":false,\"timeout\":300}");
            assertThat(stub.handshakes().get(0))
                    .startsWith("GET /v2/apps/shop/logs HTTP/1.1\r\n")
                    .contains("Authorization: token " + Cli.TOKEN + "\r\n")
                    .contains("Origin: " + stub.url() + "\r\n");
        }
    }

    @Test
    void anAppWithoutLogsPrintsNothing() throws IOException {
        try (WebSocketStub stub = new WebSocketStub(peer -> {
            peer.read();
            peer.end();
        })) {
            assertThat(run(stub, "logs", "-a", "shop", "-n", "5", "-t", "7")).isEqualTo(new Result(0, "", ""));
            assertThat(first(stub)).isEqualTo("{\"lines\":5,\"follow\":false,\"timeout\":7}");
        }
    }

    @Test
    void linesAreColouredByTheirFirstWordOnATerminal() throws IOException {
        try (WebSocketStub stub = new WebSocketStub(peer -> {
            peer.read();
            peer.binary("INFO one");
            peer.end();
        })) {
            Cli cli = new Cli(root).settings(stub.url(), Cli.TOKEN).onTerminal(true);

            assertThat(cli.run("logs").out()).isEqualTo("\u001b[35mINFO one\u001b[0m\n");
        }
    }

    @Test
    void followingGoesOnAfterABreakWithoutRepeating() throws IOException {
        try (WebSocketStub stub = new WebSocketStub(
                peer -> {
                    peer.read();
                    peer.binary("a 1\n");
                    peer.binary("a 2\n");
                },
                peer -> {
                    peer.read();
                    peer.binary("a 1\na 2\na 3\n");
                    peer.binary("a 2\n");
                    peer.end();
                })) {
            Result result = run(stub, "logs", "-a", "shop", "-f", "-t", "60");

            assertThat(result).isEqualTo(new Result(0, "a 1\na 2\na 3\na 2\n", ""));
            assertThat(first(stub)).isEqualTo("{\"lines\":300,\"follow\":true,\"timeout\":60}");
        }
    }

    @Test
    void followingOutlivesTheServersTimeout() throws IOException {
        try (WebSocketStub stub = new WebSocketStub(
                peer -> {
                    peer.read();
                    peer.binary("a 1\n");
                    peer.end();
                },
                peer -> peer.read())) {
            Thread reader = new Thread(() -> run(stub, "logs", "-a", "shop", "-f"));
            reader.setDaemon(true);
            reader.start();

            await().until(() -> stub.received().size() == 2);
            reader.interrupt();
        }
    }

    @Test
    void aLogThatBreaksOffIsAFailure() throws IOException {
        try (WebSocketStub stub = new WebSocketStub(peer -> {
            peer.read();
            peer.binary("a 1\n");
        })) {
            Result result = run(stub, "logs", "-a", "shop");

            assertThat(result.out()).isEqualTo("a 1\n");
            assertThat(result.err()).startsWith("Error: the log broke off");
            assertThat(result.code()).isEqualTo(1);
        }
    }

    @Test
    void aRefusedHandshakeSaysWhy() {
        try (FakeController controller = new FakeController()) {
            controller.on("GET /v2/apps/shop/logs", 403, "");
            Cli cli = new Cli(root).loggedIn(controller);

            Result expected = new Result(1, "", "Error: you do not have permission to perform this action\n");
            assertThat(cli.run("logs")).isEqualTo(expected);
            assertThat(cli.run("logs", "-f")).isEqualTo(expected);
        }
    }

    @Test
    void podLogs() throws IOException {
        try (WebSocketStub stub = new WebSocketStub(peer -> {
            peer.read();
            peer.text("hello\nworld\n");
            peer.end();
        })) {
            Result result = run(stub, "ps:logs", "shop-web-1", "-a", "shop", "-n", "-1", "--container", "side");

            assertThat(result).isEqualTo(new Result(0, "hello\nworld\n", ""));
            assertThat(first(stub)).isEqualTo("{\"lines\":-1,\"follow\":false,\"container\":\"side\"}");
            assertThat(stub.handshakes().get(0)).startsWith("GET /v2/apps/shop/pods/shop-web-1/logs/ HTTP/1.1");
        }
    }
}
