package dev.workflow.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.CliTest;
import dev.workflow.cli.support.RelayedWebSockets;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTest extends CliTest {
    private static final String RUN = "POST /v2/apps/shop/run";
    private static final String PODS = "/v2/apps/shop/pods/?limit=1000";

    private static String pod(String name, String state) {
        return "{\"name\":\"" + name + "\",\"type\":\"run\",\"state\":\"" + state + "\"}";
    }

    @Test
    void detachedRunSendsTheContractsRequestOnly() {
        controller.on(RUN, 204, "");

        printed(
                cli.run(
                        "run",
                        "-d",
                        "--mount=data-1:/data",
                        "--timeout=60",
                        "--expires",
                        "0",
                        "--",
                        "ls",
                        "-la",
                        "/data"),
                "Running 'ls -la /data'...");
        asked(RUN + " {\"command\":\"ls -la /data\",\"volumes\":{\"data-1\":\"/data\"},\"timeout\":60}");
    }

    @Test
    void badMountsAreSaid() {
        failed(
                cli.run("run", "--mount=data", "--", "ls"),
                "'data' does not match the pattern 'key:var', ex: MODE:test");
        asked();
    }

    @Test
    void aRefusedRunIsSaid() {
        controller.get(PODS, page()).on(RUN, 400, "{\"detail\":\"no build available, please deploy a release\"}");

        Result result = cli.run("run", "--", "ls");

        assertThat(result.out()).isEqualTo("Running 'ls'...\n");
        failed(result, "Unknown Error (400): {\"detail\":\"no build available, please deploy a release\"}");
    }

    @Test
    void attachedRunShowsTheOutputAndEndsWithTheExitCode() throws IOException {
        controller
                .on("GET " + PODS, 200, page(pod("shop-run-old", "down")))
                .on("GET " + PODS, 200, page(pod("shop-run-old", "down"), pod("shop-run-new", "initializing")))
                .on("GET " + PODS, 200, page(pod("shop-run-new", "initializing")))
                .on("GET " + PODS, 200, page(pod("shop-run-new", "up")))
                .on(RUN, 204, "")
                .get("/v2/apps/shop/pods/shop-run-new/describe/", page("{\"state\":{\"running\":{}}}"))
                .get(
                        "/v2/apps/shop/pods/shop-run-new/describe/",
                        page("{\"state\":{\"terminated\":{\"exitCode\":7}}}"));
        try (RelayedWebSockets relay = new RelayedWebSockets(controller, peer -> {
            peer.read();
            peer.binary("one\ntwo\n");
            peer.end();
        })) {
            Result result = cli.settings(relay.url(), "t").run("run", "--", "job");

            assertThat(result).isEqualTo(new Result(7, "Running 'job'...\none\ntwo\n", ""));
            assertThat(relay.handshakes().get(0)).startsWith("GET /v2/apps/shop/pods/shop-run-new/logs/ HTTP/1.1");
        }
    }

    @Test
    void aServerThatNamesThePodIsBelieved() throws IOException {
        controller
                .get(PODS, page(pod("shop-run-abc", "up")))
                .on(RUN, 204, "", Map.of("DRYCC_POD", "shop-run-abc"))
                .get(
                        "/v2/apps/shop/pods/shop-run-abc/describe/",
                        page("{\"state\":{\"terminated\":{\"exitCode\":0}}}"));
        try (RelayedWebSockets relay = new RelayedWebSockets(controller, peer -> {
            peer.read();
            peer.end();
        })) {
            printed(cli.settings(relay.url(), "t").run("run", "--", "job"), "Running 'job'...");
        }
    }
}
