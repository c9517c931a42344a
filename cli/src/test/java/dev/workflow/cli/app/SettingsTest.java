package dev.workflow.cli.app;

import dev.workflow.cli.support.CliTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest extends CliTest {
    private static final String POST = "POST /v2/apps/shop/settings/";

    @ParameterizedTest
    @CsvSource({"autodeploy,autodeploy,Autodeploy", "autorollback,autorollback,Autorollback", "routing,routable,Routing"
    })
    void switches(String name, String field, String title) {
        controller
                .on("GET /v2/apps/shop/settings/", 200, "{\"" + field + "\":true}")
                .on("GET /v2/apps/shop/settings/", 200, "{\"" + field + "\":null}")
                .on("GET /v2/apps/shop/settings/", 200, "{\"" + field + "\":false}")
                .on(POST, 201, "{}");

        printed(cli.run(name), title + " is enabled.");
        printed(cli.run(name + ":info"), title + " is enabled.");
        printed(cli.run(name), title + " is disabled.");
        printed(cli.run(name + ":enable"), "Enabling " + name + " for shop... done");
        printed(cli.run(name, "disable"), "Disabling " + name + " for shop... done");
        org.assertj.core.api.Assertions.assertThat(controller.requests())
                .endsWith(POST + " {\"" + field + "\":true}", POST + " {\"" + field + "\":false}");
    }

    @Test
    void labels() {
        controller
                .on("GET /v2/apps/shop/settings/", 200, "{\"owner\":\"ada\",\"label\":{\"team\":\"web\",\"a\":\"1\"}}")
                .on("GET /v2/apps/shop/settings/", 200, "{\"owner\":\"ada\",\"label\":{}}")
                .on(POST, 201, "{}");

        printed(
                cli.run("labels"),
                "OWNER    KEY     VALUE ",
                "ada      a       1        ",
                "ada      team    web      ");
        printed(cli.run("labels"), "No labels found in shop app.");
        printed(cli.run("labels:set", "team=web", "a=1"), "Applying labels on shop... done");
        printed(cli.run("labels:unset", "team"), "Removing labels on shop... done");
        failed(
                cli.run("labels:set", "a=b=c"),
                "a=b=c is invalid, Must be in format key=value\n"
                        + "Examples: git_repo=https://github.com/drycc/workflow team=frontend");
        asked(
                "GET /v2/apps/shop/settings/",
                "GET /v2/apps/shop/settings/",
                POST + " {\"label\":{\"team\":\"web\",\"a\":\"1\"}}",
                POST + " {\"label\":{\"team\":null}}");
    }

    @Test
    void autoscale() {
        controller
                .on(
                        "GET /v2/apps/shop/settings/",
                        200,
                        "{\"autoscale\":{\"web\":{\"min\":1,\"max\":4,\"cpu_percent\":70}}}")
                .on("GET /v2/apps/shop/settings/", 200, "{}")
                .on(POST, 201, "{}");

        printed(cli.run("autoscale"), "PTYPE    PERCENT    MIN    MAX ", "web      70         1      4      ");
        printed(cli.run("autoscale"), "No autoscale rules found.");
        printed(
                cli.run("autoscale:set", "web", "--min=1", "--max", "4", "--cpu-percent=70"),
                "Applying autoscale settings for process type web on shop... done");
        printed(cli.run("autoscale:unset", "web"), "Removing autoscale for process type web on shop... done");
        asked(
                "GET /v2/apps/shop/settings/",
                "GET /v2/apps/shop/settings/",
                POST + " {\"autoscale\":{\"web\":{\"min\":1,\"max\":4,\"cpu_percent\":70}}}",
                POST + " {\"autoscale\":{\"web\":null}}");
    }
}
