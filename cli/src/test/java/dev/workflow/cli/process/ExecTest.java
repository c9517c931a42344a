package dev.workflow.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli;
import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.WebSocketStub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecTest {
    private static final String FAILED_WITH_3 = "\u0003{\"status\":\"Failure\",\"message\":\"command terminated\","
            + "\"details\":{\"causes\":[{\"reason\":\"ExitCode\",\"message\":\"3\"}]}}";

    @TempDir
    private Path root;

    private Cli cli(WebSocketStub stub) {
        return new Cli(root).settings(stub.url(), Cli.TOKEN);
    }

    @Test
    void outputErrorsAndExitCodeComeThrough() throws IOException {
        try (WebSocketStub stub = new WebSocketStub(peer -> {
            peer.read();
            peer.binary("\u0001out\n");
            peer.text("\u0002err\n");
            peer.binary("\u0001more");
            peer.binary(FAILED_WITH_3);
            peer.end();
        })) {
            Result result = cli(stub).run("ps:exec", "shop-web-1", "-a", "shop", "--", "sh", "-c", "exit 3");

            assertThat(result).isEqualTo(new Result(3, "out\nmore", "err\n"));
            assertThat(new String(stub.received().get(0), StandardCharsets.UTF_8))
                    .isEqualTo("{\"tty\":false,\"stdin\":false,\"command\":[\"sh\",\"-c\",\"exit 3\"]}");
            assertThat(stub.handshakes().get(0)).startsWith("GET /v2/apps/shop/pods/shop-web-1/exec/ HTTP/1.1");
        }
    }

    @Test
    void inputIsSentAndItsEndIsAnEmptyFrame() throws IOException {
        try (WebSocketStub stub = new WebSocketStub(peer -> {
            peer.read();
            String input = peer.readText();
            String end = peer.readText();
            peer.binary("\u0001" + input.substring(1) + "(" + end.length() + ")");
            peer.binary("\u0003{\"status\":\"Success\"}");
            peer.end();
        })) {
            Result result = cli(stub).input("hello").run("ps:exec", "p", "-a", "shop", "-i", "--", "cat");

            assertThat(result).isEqualTo(new Result(0, "hello(1)", ""));
            assertThat(stub.received().get(1)[0]).isZero();
        }
    }

    @Test
    void aCommandThatCannotStartIsAFailure() throws IOException {
        try (WebSocketStub stub = new WebSocketStub(peer -> {
            peer.read();
            peer.binary("\u0003{\"status\":\"Failure\",\"message\":\"no such program: x\"}");
            peer.end();
        })) {
            assertThat(cli(stub).run("ps:exec", "p", "-a", "shop", "--", "x"))
                    .isEqualTo(new Result(1, "", "Error: no such program: x\n"));
        }
    }

    @Test
    void aServerWithoutStatusMeansSuccess() throws IOException {
        try (WebSocketStub stub = new WebSocketStub(peer -> {
            peer.read();
            peer.text("plain text");
            peer.end();
        })) {
            assertThat(cli(stub).run("ps:exec", "p", "-a", "shop", "--", "x"))
                    .isEqualTo(new Result(0, "plain text", ""));
        }
    }

    @Test
    void aBrokenConnectionIsAFailure() throws IOException {
        try (WebSocketStub stub = new WebSocketStub(peer -> peer.read())) {
            Result result = cli(stub).run("ps:exec", "p", "-a", "shop", "--", "x");

            assertThat(result.err()).startsWith("Error: the connection to p broke");
            assertThat(result.code()).isEqualTo(1);
        }
    }
}
