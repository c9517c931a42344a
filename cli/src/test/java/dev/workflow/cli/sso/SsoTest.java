package dev.workflow.cli.sso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.CliTest;
import org.junit.jupiter.api.Test;

class SsoTest extends CliTest {
    private static final String CORP = "{\"name\":\"corp\",\"issuer\":\"https://login.example.com/\","
            + "\"kinds\":[\"login\",\"bearer\"],\"client_id\":\"workflow\",\"roles\":{\"staff\":[\"ops\"]},"
            + "\"enabled\":true,\"configured\":false,\"has_secret\":true," + TIMES + "}";

    @Test
    void list() {
        controller.get("/v2/sso/issuers/?limit=100", page(CORP));

        printed(
                cli.run("sso"),
                "NAME    ISSUER                        KINDS           ENABLED ",
                "corp    https://login.example.com/    login,bearer    true       ");
    }

    @Test
    void listOfNone() {
        controller.get("/v2/sso/issuers/?limit=100", page());

        printed(cli.run("sso:issuers"), "No issuers found.");
    }

    @Test
    void infoShowsWhatLiesInside() {
        controller.get("/v2/sso/issuers/corp/", CORP);

        assertThat(cli.run("sso:issuers:info", "corp").out()).contains("name: corp\n", "roles:\n  staff:\n  - ops\n");
    }

    @Test
    void add() {
        controller.on("POST /v2/sso/issuers/", 201, CORP);

        Result result = cli.input("hush\n")
                .run(
                        "sso:issuers:add",
                        "corp",
                        "https://login.example.com/",
                        "--client-id=workflow",
                        "--client-secret-stdin",
                        "--kind=login,bearer",
                        "--audience=api");

        printed(result, "Adding issuer corp... done");
        asked("POST /v2/sso/issuers/ {\"client_id\":\"workflow\",\"kinds\":[\"login\",\"bearer\"],"
                + "\"audience\":[\"api\"],\"client_secret\":\"hush\",\"name\":\"corp\","
                + "\"issuer\":\"https://login.example.com/\"}");
    }

    @Test
    void addTakesWhatInfoPrintedElsewhere() {
        cli.write(cli.directory().resolve("corp.json"), CORP);
        controller.on("POST /v2/sso/issuers/", 201, CORP);

        cli.run("sso:issuers:add", "other", "https://other.example.com/", "--settings=corp.json", "--label=Other");

        asked("POST /v2/sso/issuers/ {\"name\":\"other\",\"issuer\":\"https://other.example.com/\","
                + "\"kinds\":[\"login\",\"bearer\"],\"client_id\":\"workflow\",\"roles\":{\"staff\":[\"ops\"]},"
                + "\"enabled\":true,\"label\":\"Other\"}");
    }

    @Test
    void setKeepsWhatIsNotNamed() {
        controller.get("/v2/sso/issuers/corp/", CORP).on("PUT /v2/sso/issuers/corp/", 200, CORP);

        printed(cli.run("sso:issuers:set", "corp", "--kind=login", "--enabled=false"), "Changing issuer corp... done");

        asked(
                "GET /v2/sso/issuers/corp/",
                "PUT /v2/sso/issuers/corp/ {\"name\":\"corp\",\"issuer\":\"https://login.example.com/\","
                        + "\"kinds\":[\"login\"],\"client_id\":\"workflow\",\"roles\":{\"staff\":[\"ops\"]},"
                        + "\"enabled\":false}");
    }

    @Test
    void remove() {
        controller.on("DELETE /v2/sso/issuers/corp/", 204, "");

        printed(cli.run("sso", "issuers", "remove", "corp"), "Removing issuer corp... done");
    }

    @Test
    void filesThatHoldNoSettingsAreSaid() {
        cli.write(cli.directory().resolve("list.json"), "[]");

        assertThat(cli.run("sso:issuers:add", "x", "https://x", "--settings=list.json")
                        .err())
                .endsWith("list.json holds no JSON object\n");
        assertThat(cli.run("sso:issuers:add", "x", "https://x", "--settings=none.json")
                        .err())
                .startsWith("Error: cannot read ");
        asked();
    }
}
