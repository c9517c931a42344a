package dev.workflow.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.CliTest;
import org.junit.jupiter.api.Test;

class BuildsTest extends CliTest {
    private static final String POST = "POST /v2/apps/shop/builds/";

    @Test
    void list() {
        controller
                .on("GET /v2/apps/shop/builds/?limit=100", 200, page("{\"owner\":\"ada\",\"sha\":\"\"," + TIMES + "}"))
                .on("GET /v2/apps/shop/builds/?limit=100", 200, page());

        printed(
                cli.run("builds"),
                "OWNER    SHA       CREATED              ",
                "ada      <none>    2024-10-01T08:00:00Z    ");
        printed(cli.run("builds"), "No builds found in shop app.");
    }

    @Test
    void createSendsTheFilesThatAreThere() {
        controller.on(POST, 201, "{}");

        printed(cli.run("pull", "nginx:1"), "Creating build... done");
        cli.write(cli.directory().resolve("Procfile"), "web: nginx -g 'daemon off;'\njob: \"sleep 1\"\n")
                .write(cli.directory().resolve("d.yml"), "deploy:\n  web: {a: 1}\n");
        cli.run("builds:create", "nginx:1", "--stack=heroku", "-d", "d.yml");
        asked(
                POST + " {\"image\":\"nginx:1\",\"stack\":\"container\"}",
                POST + " {\"image\":\"nginx:1\",\"stack\":\"heroku\",\"procfile\":{\"web\":\"nginx -g 'daemon off;'\","
                        + "\"job\":\"sleep 1\"},\"dryccfile\":{\"deploy\":{\"web\":{\"a\":1}}}}");
    }

    @Test
    void aProcfileThatIsNoYamlIsSaid() {
        cli.write(cli.directory().resolve("Procfile"), "web: [");

        assertThat(cli.run("pull", "nginx:1").err()).startsWith("Error: Procfile is not valid YAML: ");
        asked();
    }

    @Test
    void aBlankImageIsSaid() {
        controller.on(POST, 400, "{\"image\":[\"This field may not be blank.\"]}");

        failed(cli.run("pull", ""), "The given image is invalid");
    }
}
