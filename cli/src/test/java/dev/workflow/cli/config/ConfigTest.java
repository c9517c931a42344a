package dev.workflow.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.CliTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigTest extends CliTest {
    private static final String CONFIG = "/v2/apps/shop/config/";
    private static final String POST = "POST " + CONFIG;
    private static final String GET = "GET " + CONFIG;
    private static final String SETTINGS = "GET /v2/apps/shop/settings/";
    private static final String PROMPT = " !    WARNING: Potentially Config Action\n"
            + " !    This command will deploy all processes of the application\n"
            + " !    To proceed, type \"yes\" !\n\n> ";
    private static final String[] TABLE = {
        "PTYPE     NAME    VALUE ",
        "N/A       A       1        ",
        "N/A       Z       2        ",
        "worker    N       3        "
    };

    @BeforeEach
    void config() {
        controller
                .get(CONFIG, "{\"values\":{\"Z\":\"2\",\"A\":\"1\"},\"typed_values\":{\"worker\":{\"N\":\"3\"}}}")
                .on(POST, 201, "{\"values\":{\"A\":\"1\"}}");
    }

    @Test
    void list() {
        printed(cli.run("config"), TABLE);
        printed(cli.run("config:list", "--ptype=worker"), TABLE);
        printed(
                cli.run("config:list", "--ptype=web"),
                "PTYPE    NAME    VALUE ",
                "N/A      A       1        ",
                "N/A      Z       2        ");
        printed(
                cli.run("config", "-o", "yaml"),
                "values:",
                "  Z: '2'",
                "  A: '1'",
                "typed_values:",
                "  worker:",
                "    N: '3'");
    }

    @Test
    void setAsksWhenEveryProcessWillRestart() {
        controller.get("/v2/apps/shop/settings/", "{\"autodeploy\":true}");

        Result yes = cli.input("yes\n").run("config:set", "A=1", "B=x=y", "#C=9");
        Result no = cli.input("n\n").run("config:set", "A=1");

        assertThat(yes)
                .isEqualTo(new Result(0, PROMPT + "Creating config... done\n\n" + String.join("\n", TABLE) + "\n", ""));
        assertThat(no.out()).isEqualTo(PROMPT);
        failed(no, "cancel the config action");
        asked(SETTINGS, POST + " {\"values\":{\"A\":\"1\",\"B\":\"x=y\"}}", GET, SETTINGS);
    }

    @Test
    void setDoesNotAskWithoutNeed() {
        controller.get("/v2/apps/shop/settings/", "{\"autodeploy\":false}");

        assertThat(cli.run("config:set", "A=1").code()).isZero();
        assertThat(cli.run("config:set", "A=1", "--confirm=yes").code()).isZero();
        assertThat(cli.run("config:set", "N=3", "--ptype=worker").code()).isZero();
        asked(
                SETTINGS,
                POST + " {\"values\":{\"A\":\"1\"}}",
                GET,
                POST + " {\"values\":{\"A\":\"1\"}}",
                GET,
                POST + " {\"typed_values\":{\"worker\":{\"N\":\"3\"}}}",
                GET);
    }

    @Test
    void badPairsAreSaid() {
        failed(cli.run("config:set", "A", "--confirm=yes"), "'A' does not match the pattern 'key=var', ex: MODE=test");
        failed(
                cli.run("config:set", "A B=1", "--confirm=yes"),
                "'A B=1' does not match the pattern 'key=var', ex: MODE=test");
        asked();
    }

    @Test
    void conflictsAreShownAsTheyCome() {
        controller.on("POST /v2/apps/cart/config/", 409, "{\"detail\":\"ada changed nothing - release stopped\"}");

        Result result = cli.run("config:set", "A=1", "-a", "cart", "--confirm=yes");

        assertThat(result.out()).isEqualTo("Creating config... \n");
        failed(result, "Unknown Error (409): {\"detail\":\"ada changed nothing - release stopped\"}");
    }

    @Test
    void sshKeysAreSentAsBase64() {
        String pem = "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n";
        String encoded = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
        cli.write(cli.directory().resolve("id"), pem);

        cli.run("config:set", "SSH_KEY=" + pem, "--confirm=yes");
        cli.run("config:set", "SSH_KEY=" + encoded, "--confirm=yes");
        cli.run("config:set", "SSH_KEY=id", "--confirm=yes");

        String request = POST + " {\"values\":{\"SSH_KEY\":\"" + encoded + "\"}}";
        asked(request, GET, request, GET, request, GET);
        failed(cli.run("config:set", "SSH_KEY=zzz", "--confirm=yes"), "could not parse SSH private key:\nzzz");
    }

    @Test
    void unset() {
        Result result = cli.run("config:unset", "A", "B", "--confirm=yes");

        assertThat(result)
                .isEqualTo(new Result(0, "Removing config... done\n\n" + String.join("\n", TABLE) + "\n", ""));
        asked(POST + " {\"values\":{\"A\":null,\"B\":null}}", GET);
    }

    @Test
    void pullPrintsIntoAPipe() {
        printed(cli.run("config:pull"), "A=1", "Z=2");
        printed(cli.run("config:pull", "--ptype=worker"), "N=3");
    }

    @Test
    void pullWritesAFileOnlyTheUserMayRead() throws Exception {
        Path file = cli.directory().resolve(".env");
        cli.onTerminal(true);

        assertThat(cli.run("config:pull")).isEqualTo(new Result(0, "", ""));
        assertThat(Files.readString(file)).isEqualTo("A=1\nZ=2\n");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        failed(cli.run("config:pull"), ".env already exists, pass -o to overwrite");

        cli.write(file, "A=0\nMINE=1\n");
        Result asked = cli.input("y\n").run("config:pull", "-i");
        assertThat(asked.out()).isEqualTo("A: overwrite 0 with 1? (y/N) ");
        assertThat(Files.readString(file)).isEqualTo("A=1\nMINE=1\nZ=2\n");

        assertThat(cli.run("config:pull", "-o").code()).isZero();
        assertThat(Files.readString(file)).isEqualTo("A=1\nZ=2\n");
    }

    @Test
    void pushReadsAFileOrThePipe() {
        cli.write(cli.directory().resolve("prod.env"), "A=1\r\n\r\n# note=1\r\nB=2\r\n");

        cli.run("config:push", "--path=prod.env", "--confirm=yes");
        cli.input("C=3\n").run("config:push", "--confirm=yes");

        asked(POST + " {\"values\":{\"A\":\"1\",\"B\":\"2\"}}", GET, POST + " {\"values\":{\"C\":\"3\"}}", GET);
    }
}
