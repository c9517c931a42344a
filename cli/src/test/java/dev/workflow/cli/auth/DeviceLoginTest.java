package dev.workflow.cli.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli;
import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.CliTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceLoginTest extends CliTest {
    private static final String ASK = "POST /oauth/device_authorization/";
    private static final String POLL = "POST /oauth/token/";
    private static final String POLLED = POLL + " grant_type=urn:ietf:params:oauth:grant-type:device_code"
            + "&device_code=a%20secret&client_id=workflow-cli";
    private static final String PENDING = "{\"error\":\"authorization_pending\"}";
    private static final String GRANTED =
            "{\"access_token\":\"at\",\"refresh_token\":\"rt\",\"token_type\":\"Bearer\"}";

    private Path file;

    @BeforeEach
    void nobody() throws IOException {
        file = cli.home().resolve(".drycc/client.json");
        Files.delete(file);
        cli.env("DRYCC_NO_SSH_CONFIG", "1");
        controller.on("GET /v2/", 401, "{}");
    }

    private void codeIsGiven(String rest) {
        controller.on(
                ASK,
                200,
                "{\"device_code\":\"a secret\",\"user_code\":\"BCDF-GHJK\",\"verification_uri\":\"http://drycc/device/\","
                        + rest + "}");
    }

    private void tokenIsGiven() {
        controller
                .on(POLL, 200, GRANTED)
                .on("POST /v2/tokens/", 201, "{\"owner\":\"ada\",\"token\":\"" + Cli.TOKEN + "\"}")
                .on("POST /oauth/revoke_token/", 200, "");
    }

    private Result login() {
        return cli.run("login", controller.url(), "--device");
    }

    @Test
    void waitsForTheUserAndKeepsAnApiToken() throws IOException {
        codeIsGiven("\"expires_in\":600,\"interval\":7");
        controller.on(POLL, 400, PENDING);
        tokenIsGiven();

        printed(
                login(),
                "Open this address in a browser, on any device, and enter the code:",
                "",
                "  http://drycc/device/",
                "  Code: BCDF-GHJK",
                "",
                "Waiting for login... ",
                "Logged in as ada",
                "Configuration file written to " + file);
        asked(
                "GET /v2/",
                ASK + " client_id=workflow-cli&scope=admin",
                POLLED,
                POLLED,
                "POST /v2/tokens/ {\"alias\":\"workflow-cli\"}",
                "POST /oauth/revoke_token/ client_id=workflow-cli&token=rt");
        assertThat(controller.headers(4).getFirst("Authorization")).isEqualTo("Bearer at");
        assertThat(controller.headers(3).getFirst("Authorization")).isNull();
        assertThat(controller.headers(3).getFirst("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(cli.pauses()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
        assertThat(Files.readString(file)).contains("\"username\":\"ada\"", "\"token\":\"" + Cli.TOKEN + "\"");
    }

    @Test
    void asksLessOftenWhenToldToOrWhenThereIsTrouble() {
        codeIsGiven("\"expires_in\":600");
        controller.on(POLL, 400, "{\"error\":\"slow_down\"}").on(POLL, 503, "").on(POLL, 400, PENDING);
        tokenIsGiven();

        assertThat(login().code()).isZero();
        assertThat(cli.pauses().stream().map(Duration::toSeconds)).containsExactly(5L, 10L, 20L, 20L);
    }

    @Test
    void theWholeAddressIsOffered() {
        codeIsGiven("\"expires_in\":600,\"verification_uri_complete\":\"http://drycc/device/?user_code=BCDF-GHJK\"");
        tokenIsGiven();

        assertThat(login().out())
                .contains("\nOr open http://drycc/device/?user_code=BCDF-GHJK and compare the code.\n");
    }

    @Test
    void codesEndByThemselves() {
        codeIsGiven("\"expires_in\":12,\"interval\":5");
        controller.on(POLL, 400, PENDING);

        assertThat(login().err()).startsWith("Error: nobody has entered the code in time");
        assertThat(cli.pauses()).hasSize(3);
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expired_token | nobody has entered the code in time",
                "access_denied | the login was refused in the browser",
                "invalid_client | the login failed: invalid_client, not here"
            })
    void refusalsEndTheWaiting(String error, String said) {
        codeIsGiven("\"expires_in\":600");
        controller.on(POLL, 400, "{\"error\":\"" + error + "\",\"error_description\":\"not here\"}");

        Result result = login();

        assertThat(result.err()).startsWith("Error: " + said);
        assertThat(result.code()).isEqualTo(1);
        assertThat(cli.pauses()).hasSize(1);
        assertThat(file).doesNotExist();
    }

    @Test
    void aTokenThatCannotBeGivenBackDoesNotUndoTheLogin() {
        codeIsGiven("\"expires_in\":600");
        controller
                .on(POLL, 200, "{\"access_token\":\"at\"}")
                .on("POST /v2/tokens/", 201, "{\"owner\":\"ada\",\"token\":\"t\"}")
                .on("POST /oauth/revoke_token/", 500, "");

        assertThat(login().code()).isZero();
        assertThat(controller.requests()).endsWith("POST /oauth/revoke_token/ client_id=workflow-cli&token=at");
    }

    @Test
    void aControllerWithoutDevicesIsSaid() {
        controller.on(ASK, 404, "");

        failed(login(), "the controller offers no login from another device");
    }

    @Test
    void anAnswerWithoutACodeIsSaid() {
        controller.on(ASK, 200, "{}");

        failed(login(), "the controller's answer holds no code");
    }

    @Test
    void nothingThatTheControllerSaysSteersTheTerminal() {
        controller.on(
                ASK,
                200,
                "{\"device_code\":\"s\",\"user_code\":\"B\\u001b[2J\",\"verification_uri\":\"http://x\",\"expires_in\":5}");
        controller.on(POLL, 400, "{\"error\":\"expired_token\"}");

        assertThat(login().out()).contains("Code: B[2J\n").doesNotContain("\u001b");
    }

    @Test
    void namesAndPasswordsBelongIntoTheBrowser() {
        Result result = cli.run("login", controller.url(), "--device", "--username=ada");

        assertThat(result.code()).isEqualTo(2);
        asked();
    }
}
