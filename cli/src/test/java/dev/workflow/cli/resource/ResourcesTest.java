package dev.workflow.cli.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.CliTest;
import org.junit.jupiter.api.Test;

class ResourcesTest extends CliTest {
    private static final String RESOURCES = "/v2/apps/shop/resources/";

    @Test
    void catalog() {
        controller
                .on(
                        "GET /v2/resources/services/?limit=100",
                        200,
                        page("{\"id\":\"1\",\"name\":\"pg\",\"updateable\":true}"))
                .on("GET /v2/resources/services/?limit=100", 200, page())
                .on(
                        "GET /v2/resources/services/pg/plans/?limit=100",
                        200,
                        page("{\"id\":\"2\",\"name\":\"s\",\"description\":\"d\"}"))
                .on("GET /v2/resources/services/pg/plans/?limit=100", 200, page());

        printed(cli.run("resources:services"), "ID    NAME    UPDATEABLE ", "1     pg      true          ");
        printed(cli.run("resources:services"), "Could not find any services");
        printed(cli.run("resources:plans", "pg"), "ID    NAME    DESCRIPTION ", "2     s       d              ");
        printed(cli.run("resources:plans", "pg"), "Could not find any plans in pg service.");
    }

    @Test
    void list() {
        controller
                .on(
                        "GET " + RESOURCES + "?limit=100",
                        200,
                        page("{\"name\":\"db\",\"owner\":\"ada\",\"plan\":\"pg:s\"," + TIMES + "}"))
                .on("GET " + RESOURCES + "?limit=100", 200, page());

        printed(
                cli.run("resources"),
                "NAME    OWNER    PLAN    UPDATED              ",
                "db      ada      pg:s    2024-10-02T09:30:00Z    ");
        printed(cli.run("resources"), "No resources found in shop app.");
    }

    @Test
    void changes() {
        cli.write(cli.directory().resolve("v.yml"), "a: 1\n")
                .write(cli.directory().resolve("e.yml"), " \n");
        controller
                .on("POST " + RESOURCES, 201, "{}")
                .on("PUT " + RESOURCES + "db/", 200, "{}")
                .on("PATCH " + RESOURCES + "db/binding/", 200, "{}")
                .on("DELETE " + RESOURCES + "db/", 204, "");

        printed(cli.run("resources:create", "pg:s", "db", "a.b=1", "-f", "v.yml"), "Creating db to shop... done");
        printed(cli.run("resources:update", "pg:l", "db"), "Updating db to shop... done");
        printed(cli.run("resources:bind", "db"), "Binding resource... done");
        printed(cli.run("resources:unbind", "db"), "Unbinding resource... done");
        printed(cli.run("resources:destroy", "db", "--confirm=db"), "Destroying db...", "done");
        failed(cli.run("resources:create", "pg:s", "db", "-f", "e.yml"), "e.yml is empty");
        asked(
                "POST " + RESOURCES
                        + " {\"name\":\"db\",\"plan\":\"pg:s\",\"options\":{\"a.b\":\"1\",\"rawValues\":\"YTogMQo=\"}}",
                "PUT " + RESOURCES + "db/ {\"plan\":\"pg:l\",\"options\":{}}",
                "PATCH " + RESOURCES + "db/binding/ {\"bind_action\":\"bind\"}",
                "PATCH " + RESOURCES + "db/binding/ {\"bind_action\":\"unbind\"}",
                "DELETE " + RESOURCES + "db/");
    }

    @Test
    void destroyAsksForTheName() {
        Result result = cli.input("x\n").run("resources:destroy", "db");

        assertThat(result.out()).contains("This command will destroy the resource: db\n");
        failed(result, "resource db does not match confirm x, aborting");
    }

    @Test
    void describe() {
        controller.get(
                RESOURCES + "db/",
                "{\"app\":\"shop\",\"uuid\":\"u\",\"name\":\"db\",\"plan\":\"pg:s\",\"owner\":\"ada\",\"status\":\"Ready\","
                        + "\"binding\":null,\"data\":{\"HOST\":\"h\"},\"options\":{\"size\":\"1\"},\"message\":\"m\","
                        + TIMES
                        + "}");

        assertThat(cli.run("resources:describe", "db").out())
                .contains("Status:     Ready ")
                .contains("Data:       \n            HOST:                   h ")
                .contains("Options:    \n            size:                   1 ")
                .contains("Message:    m ");
    }
}
