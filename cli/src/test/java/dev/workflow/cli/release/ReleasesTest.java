package dev.workflow.cli.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.CliTest;
import org.junit.jupiter.api.Test;

class ReleasesTest extends CliTest {
    private static final String ROLLBACK = "POST /v2/apps/shop/releases/rollback/";
    private static final String DEPLOY = "POST /v2/apps/shop/releases/deploy/";

    @Test
    void list() {
        String summary = "s".repeat(70);
        controller.get(
                "/v2/apps/shop/releases/?limit=100",
                page("{\"owner\":\"ada\",\"state\":\"succeed\",\"version\":3,\"summary\":\"" + summary + "\"," + TIMES
                        + "}"));

        printed(
                cli.run("releases"),
                "OWNER    STATE      VERSION    CREATED                 SUMMARY" + " ".repeat(63),
                "ada      succeed    v3         2024-10-01T08:00:00Z    " + "s".repeat(64) + "[...]    ");
    }

    @Test
    void listOfNone() {
        controller.get("/v2/apps/shop/releases/?limit=2", page());

        printed(cli.run("releases:list", "-l2"), "No releases found in shop app.");
    }

    @Test
    void info() {
        controller.get(
                "/v2/apps/shop/releases/v3/",
                "{\"uuid\":\"u\",\"app\":\"shop\",\"owner\":\"ada\",\"state\":\"crashed\",\"version\":3,"
                        + "\"summary\":\"ada added PORT\",\"exception\":null,\"build\":\"b\",\"config\":\"c\"," + TIMES
                        + ",\"conditions\":[{\"state\":\"crashed\",\"action\":\"pipeline\",\"ptypes\":[\"web\",\"job\"],"
                        + "\"exception\":\"boom\",\"created\":\"2024-10-01T08:05:10Z\"},"
                        + "{\"state\":\"succeed\",\"action\":\"pipeline\",\"ptypes\":null,"
                        + "\"created\":\"2024-10-01T08:05:10Z\"}]}");
        String[] expected = {
            "App:        shop                    ",
            "UUID:       u                       ",
            "State:      crashed                 ",
            "Owner:      ada                     ",
            "Build:      b                       ",
            "Config:     c                       ",
            "Created:    2024-10-01T08:00:00Z    ",
            "Updated:    2024-10-02T09:30:00Z    ",
            "Summary:    ada added PORT          ",
            "Version:    v3                      ",
            "Conditions:       ",
            "  - created:      2024-10-01T08:05:10Z    ",
            "    state:        crashed                 ",
            "    action:       pipeline                ",
            "    ptypes:       web,job                 ",
            "    exception:    boom                    ",
            "  - created:      2024-10-01T08:05:10Z    ",
            "    state:        succeed                 ",
            "    action:       pipeline                ",
            "    ptypes:       <none>                  ",
            "    exception:    <none>                  "
        };

        printed(cli.run("releases:info", "v3"), expected);
        printed(cli.run("releases:info", "3"), expected);
        failed(cli.run("releases:info", "three"), "'three' is not a version, ex: v3");
    }

    @Test
    void deploy() {
        controller.on(DEPLOY, 204, "");

        printed(cli.run("releases:deploy", "web", "-f"), "Deploying process types... but first, coffee!", "done in 0s");
        Result asked = cli.input("yes\n").run("releases:deploy");
        assertThat(asked.out())
                .startsWith(" !    WARNING: Potentially Deploy Action\n"
                        + " !    This command will deploy all processes of the application ptype\n"
                        + " !    To proceed, type \"yes\" !\n\n> Deploying process types");
        failed(cli.input("").run("releases:deploy"), "cancel the deploy action");
        asked(DEPLOY + " {\"ptypes\":\"web\",\"force\":true}", DEPLOY + " {\"ptypes\":\"\",\"force\":false}");
    }

    @Test
    void rollbackToAVersionMeansThatVersion() {
        controller.on(ROLLBACK, 201, "{\"version\":9}");

        printed(cli.run("rollback", "v3"), "Rolling back to v3... done, v9");
        printed(cli.run("rollback", "web", "job", "4"), "Rolling back to v4... done, v9");
        printed(cli.run("rollback"), "Rolling back one release... done, v9");
        printed(cli.run("rollback", "web"), "Rolling back one release... done, v9");
        asked(
                ROLLBACK + " {\"version\":3}",
                ROLLBACK + " {\"version\":4,\"ptypes\":\"web,job\"}",
                ROLLBACK,
                ROLLBACK + " {\"ptypes\":\"web\"}");
    }

    @Test
    void rollbackOfTheFirstReleaseIsSaid() {
        controller.on(ROLLBACK, 400, "{\"detail\":\"version cannot be below 0\"}");

        failed(cli.run("rollback"), "The given version is invalid");
    }

    @Test
    void whyNamesCausesHintsAndTheWork() {
        controller
                .get(
                        "/v2/apps/shop/releases/?limit=1",
                        page(
                                "{\"version\":3,\"state\":\"crashed\",\"summary\":\"s\",\"exception\":\"no port\",\"conditions\":["
                                        + "{\"exception\":\"no port\"}]}"))
                .get(
                        "/v2/operations/?app=shop&limit=100",
                        page(
                                "{\"uuid\":\"u2\",\"kind\":\"scale\",\"release_after\":null}",
                                "{\"uuid\":\"u1\",\"kind\":\"deploy\",\"state\":\"failed\",\"actor\":\"ada\",\"release_after\":3,"
                                        + "\"cause\":\"web died\",\"hint\":\"look at the logs\","
                                        + "\"created\":\"2024-10-01T08:00:00Z\",\"ended\":\"2024-10-01T08:01:00Z\"}"));

        printed(
                cli.run("releases:why"),
                "Release:    v3                  ",
                "State:      crashed             ",
                "Summary:    s                   ",
                "Cause:      no port             ",
                "Cause:      web died            ",
                "Hint:       look at the logs    ",
                "OPERATION    KIND      STATE     ACTOR    CREATED                 ENDED                ",
                "u1           deploy    failed    ada      2024-10-01T08:00:00Z    2024-10-01T08:01:00Z    ");
    }

    @Test
    void whyOfAReleaseThatNobodyDeployed() {
        controller
                .get("/v2/apps/shop/releases/v2/", "{\"version\":2,\"state\":\"created\",\"summary\":\"s\"}")
                .get("/v2/operations/?app=shop&limit=100", page());

        assertThat(cli.run("releases:why", "2").out()).contains("Cause:      it has not been deployed:");
    }

    private void release(int version, String build, String config) {
        controller
                .get(
                        "/v2/apps/shop/releases/v" + version + "/",
                        "{\"version\":" + version + ",\"build\":" + build + "}")
                .get("/v2/apps/shop/config/?version=" + version, config);
    }

    @Test
    void diffShowsWhatChanged() {
        release(3, "null", "{\"values\":{\"A\":\"1\",\"SAME\":\"x\"},\"limits\":{\"web\":\"small\"}}");
        release(5, "\"b5\"", "{\"values\":{\"SAME\":\"x\",\"B\":\"1\\n2\"},\"typed_values\":{\"web\":{\"C\":\"3\"}}}");
        controller.get("/v2/apps/shop/builds/b5/", "{\"image\":\"i:1\",\"sha\":\"\",\"procfile\":{\"web\":\"run\"}}");

        printed(
                cli.run("releases:diff", "v3", "5"),
                "PART            NAME     V3        V5     ",
                "build           image    <none>    i:1       ",
                "limits          web      small     <none>    ",
                "procfile        web      <none>    run       ",
                "typed_values    web.C    <none>    3         ",
                "values          A        1         <none>    ",
                "values          B        <none>    1\\n2      ");
    }

    @Test
    void diffOfOneReleaseIsWithItsPredecessor() {
        release(2, "null", "{\"values\":{\"A\":\"1\"}}");
        release(1, "null", "{\"values\":{\"A\":\"1\"}}");

        printed(cli.run("releases:diff", "v2"), "No differences between v1 and v2.");
        failed(cli.run("releases:diff", "v1"), "v1 is the first release: there is nothing to compare it with");
    }

    @Test
    void waitFollowsWhatTheChangeBegan() {
        String known = "{\"uuid\":\"u0\",\"kind\":\"deploy\"}";
        String list = "GET /v2/operations/?app=shop&limit=50";
        controller
                .on(ROLLBACK, 201, "{\"version\":9}")
                .on(list, 200, page(known))
                .on(list, 200, page("{\"uuid\":\"u1\",\"kind\":\"deploy\",\"release_after\":9}", known))
                .on("GET /v2/operations/u1/", 200, "{\"state\":\"running\"}")
                .on(
                        "GET /v2/operations/u1/",
                        200,
                        "{\"state\":\"failed\",\"cause\":\"no port\",\"hint\":\"set PORT\"}");

        Result result = cli.run("rollback", "v3", "--wait");

        assertThat(result.out()).isEqualTo("Rolling back to v3... done, v9\nWaiting for deploy of v9... failed\n");
        failed(result, "operation u1 failed: no port\nset PORT");
    }

    @Test
    void waitGivesUpInTimeAndSaysWhenThereIsNothing() {
        String list = "GET /v2/operations/?app=shop&limit=50";
        controller
                .on(DEPLOY, 204, "")
                .on(list, 200, page())
                .on(list, 200, page("{\"uuid\":\"u1\",\"kind\":\"deploy\",\"release_after\":9}"))
                .get("/v2/operations/u1/", "{\"state\":\"running\"}");

        failed(
                cli.run("releases:deploy", "web", "--wait", "--timeout=2"),
                "operation u1 has not ended within 2 seconds");
        Result nothing = cli.run("releases:deploy", "web", "--wait");
        assertThat(nothing.err()).isEqualTo("There is nothing to wait for.\n");
        assertThat(nothing.code()).isZero();
    }
}
