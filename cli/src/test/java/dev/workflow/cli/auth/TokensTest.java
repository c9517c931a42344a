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
    void listInDetail() {
        controller.get(
                "/v2/tokens/?limit=100&detail=true",
                page("{\"uuid\":\"u1\",\"owner\":\"ada\",\"alias\":\"ci\",\"scope\":\"read\",\"apps\":[],"
                        + "\"expires\":null,\"last_used\":\"2024-10-02T09:30:00Z\"," + TIMES + "}"));

        printed(
                cli.run("tokens", "--detail"),
                "UUID    ALIAS    SCOPE    APPS    EXPIRES    LAST USED            ",
                "u1      ci       read     all     never      2024-10-02T09:30:00Z    ");
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
    void addMakesOneWithFewerRights() {
        controller.on("POST /v2/tokens/", 201, "{\"uuid\":\"u1\",\"owner\":\"ada\",\"token\":\"t\"}");

        Result result = cli.input("yes\n")
                .run("tokens:add", "ci", "--scope=deploy", "--app", "shop", "-a", "blog,docs", "--expires=2030-01-31");

        assertThat(result.out()).isEqualTo(ADD_PROMPT + "USERNAME    TOKEN \nada         t        \n");
        asked("POST /v2/tokens/ {\"alias\":\"ci\",\"scope\":\"deploy\",\"apps\":[\"shop\",\"blog\",\"docs\"],"
                + "\"expires\":\"2030-02-01T00:00:00Z\"}");
    }

    @Test
    void addForAProgramAsksNothing() {
        controller.on("POST /v2/tokens/", 201, "{\"token\":\"t\"}");

        printed(cli.run("tokens:add", "ci", "-o", "json"), "{", "  \"token\" : \"t\"", "}");
        asked("POST /v2/tokens/ {\"alias\":\"ci\"}");
    }

    @Test
    void limitsAreForOwnTokens() {
        Result result = cli.input("yes\n").run("tokens:add", "ci", "--username=bob", "--password=s", "--scope=read");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("leave --username out");
        asked();
    }

    @Test
    void aTimeThatIsNoneIsSaid() {
        failed(
                cli.run("tokens:add", "ci", "--expires=soon"),
                "'soon' is no time: 12h, 30d, 2030-01-31 or 2030-01-31T12:00:00Z");
        asked();
    }

    @Test
    void info() {
        controller.get(
                "/v2/tokens/u1/",
                "{\"uuid\":\"u1\",\"owner\":\"ada\",\"alias\":\"ci\",\"fuzzy_key\":\"a...b\",\"scope\":\"deploy\","
                        + "\"apps\":[\"shop\",\"blog\"],\"expires\":\"2030-02-01T00:00:00Z\",\"last_used\":null,"
                        + TIMES + "}");

        assertThat(cli.run("tokens:info", "u1").out().lines().map(String::strip))
                .containsExactly(
                        "UUID:         u1",
                        "Owner:        ada",
                        "Alias:        ci",
                        "Key:          a...b",
                        "Scope:        deploy",
                        "Apps:         shop,blog",
                        "Created:      2024-10-01T08:00:00Z",
                        "Expires:      2030-02-01T00:00:00Z",
                        "Last used:    never");
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
