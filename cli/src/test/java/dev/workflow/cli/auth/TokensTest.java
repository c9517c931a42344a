package dev.workflow.cli.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.CliTest;
import org.junit.jupiter.api.Test;

class TokensTest extends CliTest {
    private static final String ADD_PROMPT = " !    WARNING: Make sure to copy your token now.\n"
            + " !    You won't be able to see it again, please confirm whether to continue.\n"
            + " !    To proceed, type \"yes\" !\n\n> ";
    private static final String REMOVE_PROMPT = " !    WARNING: You cannot undo this action.\n"
            + " !    Any using this token will no longer be able to access the Controller API.\n"
            + " !    To proceed, type \"yes\" !\n\n> ";

    @Test
    void list() {
        controller.get(
                "/v2/tokens/?limit=100",
                page("{\"uuid\":\"u1\",\"owner\":\"ada\",\"alias\":\"\",\"fuzzy_key\":\"a...b\"," + TIMES + "}"));

        printed(
                cli.run("tokens"),
                "UUID    OWNER    ALIAS     KEY      CREATE                  UPDATED              ",
                "u1      ada      <none>    a...b    2024-10-01T08:00:00Z    2024-10-02T09:30:00Z    ");
    }

    @Test
    void addLogsInUnderTheAlias() {
        controller
                .on("GET /v2/", 401, "")
                .on("POST /v2/auth/login/", 200, "{\"key\":\"k1\"}")
                .get("/v2/auth/token/k1/?alias=ci", "{\"token\":\"t\",\"username\":\"ada\"}");

        Result result = cli.input("yes\n").run("tokens:add", "ci", "--username=ada", "--password=s");

        assertThat(result.out()).isEqualTo(ADD_PROMPT + "USERNAME    TOKEN \nada         t        \n");
        assertThat(result.code()).isZero();
    }

    @Test
    void addCanBeCancelled() {
        Result result = cli.input("no\n").run("tokens:add", "ci");

        assertThat(result.out()).isEqualTo(ADD_PROMPT);
        failed(result, "cancel the creation of ada's token, aborting");
        asked();
    }

    @Test
    void removeAsksFirst() {
        controller.on("DELETE /v2/tokens/u1/", 204, "");

        assertThat(cli.input("no\n").run("tokens:remove", "u1").out()).isEqualTo(REMOVE_PROMPT + "skip\n");
        asked();
        assertThat(cli.input("yes\n").run("tokens:remove", "u1").out()).isEqualTo(REMOVE_PROMPT + "done\n");
        asked("DELETE /v2/tokens/u1/");
    }
}
