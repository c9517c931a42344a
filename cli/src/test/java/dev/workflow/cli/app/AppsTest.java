package dev.workflow.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.CliTest;
import org.junit.jupiter.api.Test;

class AppsTest extends CliTest {
    private static final String APP =
            "{\"uuid\":\"1f0c\",\"id\":\"shop\",\"owner\":\"ada\",\"structure\":{}," + TIMES + "}";
    private static final String DOMAIN = "{\"domain\":\"shop.example.com\"," + TIMES + "}";

    @Test
    void list() {
        controller.get("/v2/apps/?limit=100", page(APP));

        printed(
                cli.run("apps"),
                "ID      OWNER    CREATED                 UPDATED              ",
                "shop    ada      2024-10-01T08:00:00Z    2024-10-02T09:30:00Z    ");
    }

    @Test
    void listOfNone() {
        controller.get("/v2/apps/?limit=3", page());

        printed(cli.run("apps:list", "--limit=3"), "No apps found.");
    }

    @Test
    void machineOutputIsTheControllersReply() {
        controller.get("/v2/apps/?limit=100", "{\"count\":0,\"next\":null,\"results\":[{\"b\":1.50,\"a\":true}]}");

        printed(
                cli.run("apps", "-o", "json"),
                "{",
                "  \"count\" : 0,",
                "  \"next\" : null,",
                "  \"results\" : [",
                "    {",
                "      \"b\" : 1.5,",
                "      \"a\" : true",
                "    }",
                "  ]",
                "}");
        printed(cli.run("apps", "--output=yaml"), "count: 0", "next: null", "results:", "- b: 1.5", "  a: true");
    }

    @Test
    void info() {
        controller
                .get("/v2/apps/shop/", APP)
                .get("/v2/apps/shop/domains/?limit=1", page(DOMAIN))
                .get(
                        "/v2/apps/shop/pods/?limit=-1",
                        page("{\"name\":\"shop-web-1\",\"release\":\"v3\","
                                + "\"state\":\"up\",\"type\":\"web\",\"started\":\"2024-10-01T08:00:00Z\"}"))
                .get("/v2/apps/shop/domains/?limit=-1", page(DOMAIN))
                .get("/v2/apps/shop/settings/", "{\"label\":{\"team\":\"web\"}}");

        printed(
                cli.run("info", "--app=shop"),
                "App:          shop                    ",
                "URL:          shop.example.com        ",
                "UUID:         1f0c                    ",
                "Owner:        ada                     ",
                "Created:      2024-10-01T08:00:00Z    ",
                "Updated:      2024-10-02T09:30:00Z    ",
                "Processes:    ",
                "              Name:                   shop-web-1              ",
                "              Release:                v3                      ",
                "              State:                  up                      ",
                "              Ptype:                  web                     ",
                "              Started:                2024-10-01T08:00:00Z    ",
                "Domains:      ",
                "              Domain:                 shop.example.com        ",
                "              Created:                2024-10-01T08:00:00Z    ",
                "              Updated:                2024-10-02T09:30:00Z    ",
                "Labels:       ",
                "              Key:                    team                    ",
                "              Value:                  web                     ");
    }

    @Test
    void infoOfABareApp() {
        controller
                .get("/v2/apps/shop/", APP)
                .get("/v2/apps/shop/domains/?limit=1", page())
                .get("/v2/apps/shop/pods/?limit=-1", page())
                .get("/v2/apps/shop/domains/?limit=-1", page())
                .get("/v2/apps/shop/settings/", "{\"label\":{}}");

        assertThat(cli.run("info").out())
                .contains("URL:          shop.localhost:" + controller.port())
                .contains("Processes:    <none>")
                .contains("Domains:      <none>");
    }

    @Test
    void openStartsTheBrowser() {
        controller
                .get("/v2/apps/shop/domains/?limit=1", page(DOMAIN))
                .get("/v2/apps/other/domains/?limit=1", page())
                .get("/v2/apps/third/domains/?limit=1", page("{\"domain\":\"third\"}"));

        printed(cli.run("open"), "Opening http://shop.example.com");
        printed(cli.run("open", "-a", "other"), "Opening http://other.localhost:" + controller.port());
        printed(
                cli.env("BROWSER", "/no/such").run("open", "-a", "third"),
                "Opening http://third.localhost:" + controller.port(),
                "Cannot open browser, please visit the website in yourself");
    }

    @Test
    void destroyAsksForTheName() {
        controller.on("DELETE /v2/apps/shop/", 204, "");

        Result result = cli.input("shop\n").run("destroy", "-a", "shop");

        assertThat(result.out())
                .isEqualTo(" !    WARNING: Potentially Destructive Action\n"
                        + " !    This command will destroy the application: shop\n"
                        + " !    To proceed, type \"shop\" or re-run this command with --confirm=shop\n\n"
                        + "> Destroying shop...\ndone in 0s\n");
        assertThat(result.code()).isZero();
    }

    @Test
    void destroyOfAnotherNameIsRefused() {
        failed(cli.run("destroy", "--confirm=shopp"), "app shop does not match confirm shopp, aborting");
        asked();
    }

    @Test
    void transfer() {
        controller.on("POST /v2/apps/shop/", 200, "");

        printed(cli.run("apps:transfer", "bob"), "Transferring shop to bob... done");
        asked("POST /v2/apps/shop/ {\"owner\":\"bob\"}");
    }

    @Test
    void missingAppIsTheControllersText() {
        controller.on("POST /v2/apps/nope/", 404, "\"No App matches the given query.\"");

        Result result = cli.run("apps:transfer", "bob", "-a", "nope");

        assertThat(result.out()).isEqualTo("Transferring nope to bob... \n");
        failed(result, "\"No App matches the given query.\"");
    }

    @Test
    void anotherApiVersionIsWarnedOfOnce() {
        controller
                .apiVersion("2.2")
                .get("/v2/apps/shop/domains/?limit=1", page(DOMAIN))
                .get("/v2/apps/shop/", APP)
                .get("/v2/apps/shop/pods/?limit=-1", page())
                .get("/v2/apps/shop/domains/?limit=-1", page())
                .get("/v2/apps/shop/settings/", "{}");

        Result result = cli.run("info");

        assertThat(result.err())
                .isEqualTo("!    WARNING: Client and server API versions do not match. Please consider upgrading.\n"
                        + "!    Client version: 2.3\n!    Server version: 2.2\n");
        assertThat(result.code()).isZero();
    }
}
