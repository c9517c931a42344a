package dev.workflow.cli.user;

import dev.workflow.cli.support.CliTest;
import org.junit.jupiter.api.Test;

class UserGroupsTest extends CliTest {
    private static final String OPS = "\"name\":\"ops\",\"origin\":\"\"," + TIMES;

    @Test
    void list() {
        controller.get(
                "/v2/groups/?limit=100", page("{" + OPS + "}", "{\"name\":\"dev\",\"origin\":\"ldap\"," + TIMES + "}"));

        printed(
                cli.run("groups"),
                "NAME    ORIGIN    CREATED              ",
                "ops     here      2024-10-01T08:00:00Z    ",
                "dev     ldap      2024-10-01T08:00:00Z    ");
    }

    @Test
    void listOfNone() {
        controller.get("/v2/groups/?limit=100", page());

        printed(cli.run("groups:list"), "No groups found.");
    }

    @Test
    void infoHasAMemberOnEachLine() {
        controller.get("/v2/groups/ops/", "{" + OPS + ",\"members\":[\"ada\",\"bob\"]}");

        printed(
                cli.run("groups:info", "ops"),
                "Name:       ops                     ",
                "Origin:     here                    ",
                "Created:    2024-10-01T08:00:00Z    ",
                "Members:    ada                     ",
                "            bob                     ");
    }

    @Test
    void addAndRemove() {
        controller.on("POST /v2/groups/", 201, "{" + OPS + "}").on("DELETE /v2/groups/ops%2Fx/", 204, "");

        printed(cli.run("groups:add", "ops"), "Adding group ops... done");
        printed(cli.run("groups:remove", "ops/x"), "Removing group ops/x... done");
        asked("POST /v2/groups/ {\"name\":\"ops\"}", "DELETE /v2/groups/ops%2Fx/");
    }

    @Test
    void membersComeAndGo() {
        controller
                .on("POST /v2/groups/ops/members/", 201, "")
                .on("DELETE /v2/groups/ops/members/bob/", 204, "")
                .on("DELETE /v2/groups/ops/members/eve/", 404, "\"No User matches the given query.\"");

        printed(
                cli.run("groups:members:add", "ops", "ada", "bob"),
                "Adding user ada to ops... done",
                "Adding user bob to ops... done");
        printed(cli.run("groups", "members", "remove", "ops", "bob"), "Removing user bob from ops... done");
        failed(cli.run("groups:members:remove", "ops", "eve", "bob"), "\"No User matches the given query.\"");
        asked(
                "POST /v2/groups/ops/members/ {\"username\":\"ada\"}",
                "POST /v2/groups/ops/members/ {\"username\":\"bob\"}",
                "DELETE /v2/groups/ops/members/bob/",
                "DELETE /v2/groups/ops/members/eve/");
    }
}
