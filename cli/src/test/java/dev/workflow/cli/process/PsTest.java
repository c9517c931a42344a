package dev.workflow.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.CliTest;
import org.junit.jupiter.api.Test;

class PsTest extends CliTest {
    private static String pod(String name, String type) {
        return "{\"name\":\"" + name + "\",\"state\":\"up\",\"release\":\"v3\",\"type\":\"" + type
                + "\",\"started\":\"2024-10-01T08:05:02Z\",\"ready\":\"1/1\",\"restarts\":0}";
    }

    @Test
    void listIsSortedByTypeAndName() {
        controller.get(
                "/v2/apps/shop/pods/?limit=1000",
                page(pod("shop-worker-1", "worker"), pod("shop-web-2", "web"), pod("shop-web-1", "web")));

        printed(
                cli.run("ps"),
                "NAME             RELEASE    STATE    PTYPE     READY    RESTARTS    STARTED              ",
                "shop-web-1       v3         up       web       1/1      0           2024-10-01T08:05:02Z    ",
                "shop-web-2       v3         up       web       1/1      0           2024-10-01T08:05:02Z    ",
                "shop-worker-1    v3         up       worker    1/1      0           2024-10-01T08:05:02Z    ");
    }

    @Test
    void listOfNone() {
        controller.get("/v2/apps/shop/pods/?limit=1000", page());

        printed(cli.run("ps:list"), "No processes found in shop app.");
    }

    @Test
    void describe() {
        controller
                .get(
                        "/v2/apps/shop/pods/p1/describe/?limit=1000",
                        page("{\"container\":\"shop-web\",\"image\":\"r/shop:1\",\"command\":[\"sh\"],\"args\":[],"
                                + "\"status\":\"Running\",\"reason\":\"\",\"message\":\"\","
                                + "\"state\":{\"running\":{\"startedAt\":\"2024-10-01T08:00:00Z\"}},"
                                + "\"lastState\":{\"terminated\":{\"exitCode\":1}},\"ready\":true,\"restartCount\":2}"))
                .get(
                        "/v2/apps/shop/events/?pod_name=p1",
                        page("{\"reason\":\"Pulled\",\"message\":\"ok\",\"created\":\"2024-10-01T08:00:00Z\"}"));

        printed(
                cli.run("ps:describe", "p1"),
                "Container:        shop-web                ",
                "Image:            r/shop:1                ",
                "Command:          ",
                "                  - sh                    ",
                "Args:             ",
                "Status:           Running                 ",
                "State:            running                 ",
                "  startedAt:      2024-10-01T08:00:00Z    ",
                "Last State:       terminated              ",
                "  exitCode:       1                       ",
                "Ready:            true                    ",
                "Restart Count:    2                       ",
                "Events:     ",
                "  REASON    MESSAGE    CREATED                 ",
                "  Pulled    ok         2024-10-01T08:00:00Z    ");
    }

    @Test
    void delete() {
        controller.on("DELETE /v2/apps/shop/pods/", 200, "");

        printed(cli.run("ps:delete", "a", "b"), "Deleting a,b from shop... done");
        asked("DELETE /v2/apps/shop/pods/ {\"pod_ids\":\"a,b\"}");
    }

    @Test
    void typesList() {
        controller
                .on(
                        "GET /v2/apps/shop/ptypes/?limit=1000",
                        200,
                        page("{\"name\":\"web\",\"release\":\"v3\",\"ready\":\"1/1\","
                                + "\"up_to_date\":1,\"available_replicas\":1,\"started\":\"2024-10-01T08:01:00Z\"}"))
                .on("GET /v2/apps/shop/ptypes/?limit=1000", 200, page());

        printed(
                cli.run("pts"),
                "NAME    RELEASE    READY    UP-TO-DATE    AVAILABLE    STARTED              ",
                "web     v3         1/1      1             1            2024-10-01T08:01:00Z    ");
        printed(cli.run("pts"), "No processes found in shop app.");
    }

    @Test
    void typesDescribe() {
        controller
                .get(
                        "/v2/apps/shop/ptypes/shop-web/describe/?limit=1000",
                        page("{\"container\":\"shop-web\",\"image\":\"i\",\"command\":[],\"args\":[\"a\"],"
                                + "\"limits\":{\"cpu\":\"1\"},\"volume_mounts\":[{\"name\":\"v\",\"mountPath\":\"/d\"}],"
                                + "\"node_selector\":{\"rack\":\"1\"},\"liveness_probe\":{\"tcpSocket\":{\"port\":5000},"
                                + "\"initialDelaySeconds\":1,\"timeoutSeconds\":2,\"periodSeconds\":3,"
                                + "\"successThreshold\":4,\"failureThreshold\":5},\"readiness_probe\":{}}"))
                .get("/v2/apps/shop/events/?ptype=shop-web", page());

        assertThat(cli.run("pts:describe", "web").out())
                .contains("Limits:            \n                   cpu 1")
                .contains("Mounts:            \n                   /d from v")
                .contains("Liveness:          tcp-socket port=5000 delay=1s timeout=2s period=3s #success=4 #failure=5")
                .contains("Node-Selectors:    \n                   rack=1")
                .doesNotContain("Readiness:", "Command:", "Events:");
    }

    @Test
    void restart() {
        controller.on("POST /v2/apps/shop/ptypes/restart/", 204, "");

        printed(
                cli.run("pts:restart", "web", "worker"),
                "Restarting process types... but first, coffee!",
                "done in 0s");
        printed(
                cli.env("DRYCC_DRINK_OF_CHOICE", "tea").run("pts:restart", "--confirm=yes"),
                "Restarting process types... but first, tea!",
                "done in 0s");
        Result refused = cli.input("").run("pts:restart");
        assertThat(refused.out())
                .isEqualTo(" !    WARNING: Potentially Restart Action\n"
                        + " !    This command will restart all processes of the application ptype\n"
                        + " !    To proceed, type \"yes\" !\n\n> ");
        failed(refused, "cancel the restart action");
        asked(
                "POST /v2/apps/shop/ptypes/restart/ {\"ptypes\":\"web,worker\"}",
                "POST /v2/apps/shop/ptypes/restart/ {\"ptypes\":\"\"}");
    }

    @Test
    void scale() {
        controller.on("POST /v2/apps/shop/ptypes/scale/", 204, "");

        printed(cli.run("scale", "web=2", "worker=0"), "Scaling process types... but first, coffee!", "done in 0s");
        failed(cli.run("scale", "web=-1"), "'web=-1' does not match the pattern 'ptype=num', ex: web=2");
        failed(cli.run("scale", "web"), "'web' does not match the pattern 'ptype=num', ex: web=2");
        asked("POST /v2/apps/shop/ptypes/scale/ {\"web\":2,\"worker\":0}");
    }
}
