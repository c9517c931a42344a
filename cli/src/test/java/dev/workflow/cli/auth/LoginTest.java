package dev.workflow.cli.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli;
import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.CliTest;
import dev.workflow.cli.support.FakeController;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginTest extends CliTest {
    private static final String POLL = "GET /v2/auth/token/abc123/?alias=workflow-cli";
    private static final String READY = "{\"token\":\"" + Cli.TOKEN + "\",\"username\":\"ada\"}";

    private Path file;

    @BeforeEach
    void nobody() throws IOException {
        file = cli.home().resolve(".drycc/client.json");
        Files.delete(file);
        Files.delete(file.getParent());
        cli.env("DRYCC_NO_SSH_CONFIG", "1");
        controller.on("GET /v2/", 401, "{\"detail\":\"Authentication credentials were not provided.\"}");
    }

    @Test
    void passwordLoginPollsAtOnceAndWritesASecretFile() throws IOException {
        controller.on("POST /v2/auth/login/", 200, "{\"key\":\"abc123\"}").on(POLL, 200, READY);

        Result result = cli.run("login", controller.url(), "--username=ada", "--password", "s3cret");

        printed(result, "Logged in as ada", "Configuration file written to " + file);
        asked("GET /v2/", "POST /v2/auth/login/ {\"username\":\"ada\",\"password\":\"s3cret\"}", POLL);
        assertThat(cli.pauses()).isEmpty();
        assertThat(Files.readString(file))
                .isEqualTo("{\"username\":\"ada\",\"ssl_verify\":true,\"controller\":\"" + controller.url()
                        + "\",\"token\":\"" + Cli.TOKEN + "\",\"response_limit\":100}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void passwordCanComeFromTheInput() {
        controller.on("POST /v2/auth/login/", 200, "{\"key\":\"abc123\"}").on(POLL, 200, READY);

        cli.input("s3cret\n").run("auth:login", controller.url(), "--username=ada", "--password-stdin");

        assertThat(controller.requests())
                .contains("POST /v2/auth/login/ {\"username\":\"ada\",\"password\":\"s3cret\"}");
    }

    @Test
    void wrongPasswordIsRefused() {
        controller.on("POST /v2/auth/login/", 400, "{\"detail\":\"invalid_grant\"}");

        failed(
                cli.run("login", controller.url(), "--username=ada", "--password=no"),
                "Unknown Error (400): {\"detail\":\"invalid_grant\"}");
        assertThat(file).doesNotExist();
    }

    @Test
    void browserLoginWaitsUntilSomebodyHasLoggedIn() {
        String location = controller.url() + "/v2/login/drycc/?key=abc123";
        controller
                .on("POST /v2/auth/login/", 302, "", Map.of("Location", location))
                .on(POLL, 404, "")
                .on(POLL, 404, "")
                .on(POLL, 200, READY);

        Result result = cli.run("login", "drycc.localhost:" + controller.port());

        printed(
                result,
                "Opening browser to " + location,
                "Waiting for login... ",
                "Logged in as ada",
                "Configuration file written to " + file);
        assertThat(cli.pauses()).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
        asked("GET /v2/", "POST /v2/auth/login/", POLL, POLL, POLL);
    }

    @Test
    void withoutABrowserTheUserIsToldToGoThere() {
        String location = "/v2/login/drycc/?key=abc123";
        controller
                .on("POST /v2/auth/login/", 302, "", Map.of("Location", location))
                .on(POLL, 200, READY);

        Result result = cli.env("BROWSER", "/no/such/browser").run("login", controller.url());

        assertThat(result.out())
                .startsWith("Opening browser to " + controller.url() + location
                        + "\nWaiting for login... Cannot open browser, please visit the website in yourself\n");
    }

    @Test
    void nobodyLoggingInEndsInAFailure() {
        controller
                .on("POST /v2/auth/login/", 302, "", Map.of("Location", "/v2/login/drycc/?key=abc123"))
                .on(POLL, 404, "");

        Result result = cli.run("login", controller.url());

        failed(result, "logged fail");
        assertThat(cli.pauses()).hasSize(121);
    }

    @Test
    void anotherServerIsNotAController() {
        try (FakeController other = new FakeController()) {
            other.on("GET /v2/", 200, "{}");

            failed(
                    cli.run("login", other.url(), "--username=ada", "--password=s3cret"),
                    other.url() + " does not appear to be a valid Drycc controller.\n"
                            + "Make sure that the Controller URI is correct, the server is running and\n"
                            + "your drycc version is correct.");
            assertThat(other.requests()).containsExactly("GET /v2/");
        }
    }

    @Test
    void anAddressThatIsNoneIsSaid() {
        failed(cli.run("login", "ftp://drycc"), "'ftp://drycc' is not the address of a controller");
    }

    @Test
    void aControllerThatIsAwayIsSaid() {
        String url = controller.url();
        controller.close();

        Result result = cli.run("login", url, "--username=ada", "--password=s3cret");

        assertThat(result.err()).startsWith("Error: cannot reach drycc.localhost:" + controller.port() + ": ");
        assertThat(result.code()).isEqualTo(1);
    }
}
