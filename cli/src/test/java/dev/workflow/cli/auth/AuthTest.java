package dev.workflow.cli.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli;
import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.CliTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AuthTest extends CliTest {
    private static final String FUZZY = "0123456789ABCD...ABCDEFGHIJKLMN";

    @Test
    void everyCallSaysWhoIsAsking() {
        controller.get("/v2/apps/?limit=100", page());

        cli.run("apps");

        assertThat(controller.headers(0).getFirst("Authorization")).isEqualTo("token " + Cli.TOKEN);
        assertThat(controller.headers(0).getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(controller.headers(0).getFirst("User-Agent")).startsWith("Drycc Client v1.9.0");
        assertThat(controller.headers(0).getFirst("Host")).isEqualTo("drycc.localhost:" + controller.port());
    }

    @Test
    void whoami() {
        printed(cli.run("whoami"), "You are ada at " + controller.url());
        printed(
                cli.run("auth:whoami", "-o", "json"),
                "{",
                "  \"username\" : \"ada\",",
                "  \"controller\" : \"" + controller.url() + "\"",
                "}");
        asked();
    }

    @Test
    void whoamiAll() {
        controller.get(
                "/v2/auth/whoami/",
                "{\"username\":\"ada\",\"email\":\"ada@example.com\",\"first_name\":\"Ada\",\"last_name\":\"L\","
                        + "\"last_login\":\"2024-10-01T08:00:00Z\",\"is_superuser\":true,\"is_staff\":false,"
                        + "\"is_active\":true,\"date_joined\":\"2024-09-01T08:00:00Z\"}");

        printed(
                cli.run("auth", "whoami", "--all"),
                "ID: 0",
                "Username: ada",
                "Email: ada@example.com",
                "First Name: Ada",
                "Last Name: L",
                "Last Login: 2024-10-01T08:00:00Z",
                "Is Superuser: true",
                "Is Staff: false",
                "Is Active: true",
                "Date Joined: 2024-09-01T08:00:00Z");
    }

    @Test
    void logoutRevokesTheTokenInUse() {
        controller
                .get(
                        "/v2/tokens/?limit=1000",
                        page(
                                "{\"uuid\":\"u1\",\"fuzzy_key\":\"other\"}",
                                "{\"uuid\":\"u2\",\"fuzzy_key\":\"" + FUZZY + "\"}"))
                .on("DELETE /v2/tokens/u2/", 204, "");

        printed(cli.run("logout"), "Logged out");

        asked("GET /v2/tokens/?limit=1000", "DELETE /v2/tokens/u2/");
        assertThat(cli.home().resolve(".drycc/client.json")).doesNotExist();
    }

    @Test
    void logoutWorksWithoutAControllerAndWithoutALogin() {
        Path file = cli.home().resolve(".drycc/client.json");
        controller.close();

        Result result = cli.run("logout");

        assertThat(result.out()).isEqualTo("Logged out\n");
        assertThat(result.err()).startsWith("The token could not be revoked: ");
        assertThat(result.code()).isZero();
        assertThat(file).doesNotExist();
        printed(cli.run("logout"), "Logged out");
    }

    @Test
    void withoutALoginEveryCommandSaysHowToGetOne() {
        cli.run("logout");

        failed(
                cli.run("apps:list"),
                "client configuration file not found at: " + cli.home().resolve(".drycc/client.json")
                        + "\nAre you logged in? Use 'drycc login' or 'drycc register' to get started");
    }

    @Test
    void profilesAreOtherLogins() {
        controller.get("/v2/apps/?limit=7", page());
        Path other = cli.directory().resolve("other.json");
        cli.write(other, "{\"controller\":\"" + controller.url() + "\",\"token\":\"t2\",\"response_limit\":7}")
                .write(
                        cli.home().resolve(".drycc/work.json"),
                        "{\"username\":\"bob\",\"controller\":\"drycc.example.com\"}");

        assertThat(cli.run("-c", other.toString(), "apps").code()).isZero();
        assertThat(cli.run("apps", "--config=" + other).code()).isZero();
        assertThat(controller.headers(0).getFirst("Authorization")).isEqualTo("token t2");
        printed(cli.run("whoami", "-c", "work"), "You are bob at http://drycc.example.com");
        printed(cli.env("DRYCC_PROFILE", "work").run("whoami"), "You are bob at http://drycc.example.com");
    }

    @Test
    void aBrokenSettingsFileIsSaid() {
        cli.write(cli.home().resolve(".drycc/client.json"), "{broken");

        Result result = cli.run("apps");

        assertThat(result.err())
                .startsWith("Error: cannot read " + cli.home().resolve(".drycc/client.json") + ": ")
                .doesNotContain("\tat ");
        assertThat(result.code()).isEqualTo(1);
    }
}
