package dev.workflow.cli.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.CliTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpsTest extends CliTest {
    private static String operation(String state) {
        return "{\"uuid\":\"u1\",\"app\":\"shop\",\"kind\":\"deploy\",\"actor\":\"ada\",\"state\":\"" + state
                + "\",\"attempt\":1,\"cause\":\"the image is gone\",\"hint\":\"push again\",\"release_before\":3,"
                + "\"release_after\":null,\"created\":\"2024-10-01T08:00:00Z\",\"started\":\"2024-10-01T08:00:01Z\","
                + "\"ended\":null}";
    }

    @Test
    void list() {
        controller
                .on("GET /v2/operations/?app=shop&limit=100", 200, page(operation("running")))
                .on("GET /v2/operations/?app=shop&limit=100", 200, page());

        printed(
                cli.run("ops"),
                "UUID    KIND      STATE      ACTOR    CREATED                 ENDED ",
                "u1      deploy    running    ada      2024-10-01T08:00:00Z             ");
        printed(cli.run("ops"), "No operations found in shop app.");
    }

    @Test
    void show() {
        controller.get("/v2/operations/u1/", operation("failed"));

        printed(
                cli.run("ops", "show", "u1"),
                "UUID:              u1                      ",
                "App:               shop                    ",
                "Kind:              deploy                  ",
                "Actor:             ada                     ",
                "State:             failed                  ",
                "Attempt:           1                       ",
                "Release Before:    v3                      ",
                "Release After:     <none>                  ",
                "Created:           2024-10-01T08:00:00Z    ",
                "Started:           2024-10-01T08:00:01Z    ",
                "Ended:             <none>                  ",
                "Cause:             the image is gone       ",
                "Hint:              push again              ");
    }

    @Test
    void waitLetsTheServerWait() {
        controller
                .get("/v2/operations/u1/", operation("waiting"))
                .on("GET /v2/operations/u1/wait/?timeout=60", 200, operation("running"))
                .on("GET /v2/operations/u1/wait/?timeout=40", 200, operation("succeeded"));

        printed(cli.run("ops:wait", "u1", "-t", "100"), "Waiting for operation u1... succeeded");
        assertThat(cli.pauses()).isEmpty();
        asked(
                "GET /v2/operations/u1/",
                "GET /v2/operations/u1/wait/?timeout=60",
                "GET /v2/operations/u1/wait/?timeout=40");
    }

    @Test
    void waitGoesOnAfterAFailureOfTheServer() {
        controller
                .get("/v2/operations/u1/", operation("running"))
                .on("GET /v2/operations/u1/wait/?timeout=60", 503, "")
                .on("GET /v2/operations/u1/wait/?timeout=60", 200, operation("succeeded"));

        printed(cli.run("ops:wait", "u1"), "Waiting for operation u1... succeeded");
    }

    @Test
    void waitAsksAServerThatDoesNotWaitUntilTheOperationEnds() {
        controller
                .on("GET /v2/operations/u1/wait/?timeout=60", 404, "")
                .on("GET /v2/operations/u1/", 200, operation("waiting"))
                .on("GET /v2/operations/u1/", 200, operation("running"))
                .on("GET /v2/operations/u1/", 200, operation("succeeded"))
                .get("/v2/operations/u2/", operation("failed"));

        printed(cli.run("ops:wait", "u1"), "Waiting for operation u1... succeeded");
        assertThat(cli.pauses()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
        Result result = cli.run("ops:wait", "u2");
        assertThat(result.out()).isEqualTo("Waiting for operation u2... failed\n");
        failed(result, "operation u2 failed: the image is gone\npush again");
    }

    @Test
    void waitGivesUp() {
        controller
                .get("/v2/operations/u1/", operation("running"))
                .get("/v2/operations/u1/wait/?timeout=2", operation("running"));

        failed(cli.run("ops:wait", "u1", "-t", "2"), "operation u1 has not ended within 2 seconds");
    }

    @Test
    void cancel() {
        controller.on("POST /v2/operations/u1/cancel/", 202, "");

        printed(cli.run("ops:cancel", "u1"), "Cancelling operation u1... done");
        asked("POST /v2/operations/u1/cancel/");
    }
}
