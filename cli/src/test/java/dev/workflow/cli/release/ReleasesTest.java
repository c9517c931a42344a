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
                "OWNER    STATE      VERSION    CREATED                 SUMMARY" + " ".repeat(66),
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
            "App:              shop                    ",
            "UUID:             u                       ",
            "State:            crashed                 ",
            "Owner:            ada                     ",
            "Build:            b                       ",
            "Config:           c                       ",
            "Created:          2024-10-01T08:00:00Z    ",
            "Updated:          2024-10-02T09:30:00Z    ",
            "Summary:          ada added PORT          ",
            "Version:          v3                      ",
            "Conditions:       ",
            "  - created:      2024-10-01T08:05:10Z    ",
            "    state:        crashed                 ",
            "    action:       pipeline                ",
            "    ptypes:       web,job                 ",
            "    exception:    boom                    ",
            "  - created:      2024-10-01T08:05:10Z    ",
            "    state:        succeed                 ",
            "    action:       pipeline                ",
            "    ptypes:                               ",
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
}
