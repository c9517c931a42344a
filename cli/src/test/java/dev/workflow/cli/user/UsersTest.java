package dev.workflow.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.CliTest;
import org.junit.jupiter.api.Test;

class UsersTest extends CliTest {
    private static final String MADE = "{\"username\":\"bob\",\"mailed\":false,\"link\":null}";
    private static final String HASH = "pbkdf2_sha256$1000$salt$aGFzaA==";

    @Test
    void addWithAPassword() {
        controller.on("POST /v2/users/", 201, MADE);

        printed(
                cli.input("s3cret word\n").run("users:add", "bob", "--email=b@x.org", "--staff", "--password-stdin"),
                "Adding user bob... done");
        asked("POST /v2/users/ {\"email\":\"b@x.org\",\"is_staff\":true,\"username\":\"bob\","
                + "\"password\":\"s3cret word\"}");
    }

    @Test
    void addShowsTheLinkOrSaysThatItWasMailed() {
        controller
                .on("POST /v2/users/", 201, "{\"username\":\"bob\",\"mailed\":false,\"link\":\"http://x/reset/1\"}")
                .on("POST /v2/users/", 201, "{\"username\":\"bob\",\"mailed\":true,\"link\":null}");

        printed(
                cli.run("users:add", "bob"),
                "Adding user bob... done",
                "Give them this link to choose a password; it is not shown again:",
                "http://x/reset/1");
        printed(
                cli.run("users:add", "bob"),
                "Adding user bob... done",
                "A link to choose a password was mailed to them.");
    }

    @Test
    void aNameThatIsTakenIsSaid() {
        controller.on("POST /v2/users/", 400, "{\"username\":[\"A user with that username already exists.\"]}");

        Result result = cli.run("users:add", "bob", "-o", "json");

        failed(result, "A user with that username already exists.");
    }

    @Test
    void set() {
        controller.on("PATCH /v2/users/bob/", 200, "{}");

        printed(cli.run("users:set", "bob", "--superuser=false", "--first-name=Bob"), "Changing user bob... done");
        assertThat(cli.run("users:set", "bob").code()).isEqualTo(2);
        asked("PATCH /v2/users/bob/ {\"first_name\":\"Bob\",\"is_superuser\":false}");
    }

    @Test
    void revokeAndFactorReset() {
        controller.on("POST /v2/users/bob/revoke/", 204, "").on("DELETE /v2/users/bob/factor/", 204, "");

        printed(cli.run("users:revoke", "bob"), "Ending all sessions and tokens of bob... done");
        printed(cli.run("users:factor-reset", "bob"), "Removing the second factor of bob... done");
    }

    @Test
    void importsWhatDjangoDumped() {
        cli.write(
                cli.directory().resolve("users.json"),
                "[{\"model\":\"auth.group\",\"pk\":1,\"fields\":{\"name\":\"ops\"}},"
                        + "{\"model\":\"auth.user\",\"pk\":2,\"fields\":{\"username\":\"bob\",\"email\":\"b@x.org\","
                        + "\"first_name\":\"\",\"is_superuser\":true,\"is_staff\":false,\"is_active\":false,"
                        + "\"password\":\"" + HASH + "\",\"groups\":[]}}]");
        controller.on("POST /v2/users/", 201, MADE).on("PATCH /v2/users/bob/disable/", 204, "");

        printed(cli.run("users:import", "users.json"), "Added 1 users, 0 were there already, 0 were refused.");
        asked(
                "POST /v2/users/ {\"username\":\"bob\",\"email\":\"b@x.org\",\"is_superuser\":true,"
                        + "\"password_hash\":\"" + HASH + "\"}",
                "PATCH /v2/users/bob/disable/");
    }

    @Test
    void oneThatIsRefusedDoesNotStopTheOthers() {
        controller
                .on("POST /v2/users/", 400, "{\"username\":[\"A user with that username already exists.\"]}")
                .on("POST /v2/users/", 400, "{\"password_hash\":[\"No hash of Django.\"]}")
                .on("POST /v2/users/", 201, MADE);

        Result result = cli.input(
                        "username,email,is_active,password\nada,,t,x\n\"eve, e\",\"e\"\"@x\",1,y\nbob,,TRUE,z\n")
                .run("users:import", "-");

        assertThat(result.out()).isEqualTo("Added 1 users, 1 were there already, 1 were refused.\n");
        assertThat(result.err())
                .startsWith("eve, e: Unknown Error (400): ")
                .endsWith("Error: 1 of 3 users were refused\n");
        assertThat(result.code()).isEqualTo(1);
        assertThat(controller.requests().get(1))
                .isEqualTo("POST /v2/users/ {\"username\":\"eve, e\",\"email\":\"e\\\"@x\",\"password_hash\":\"y\"}");
    }

    @Test
    void filesThatCannotBeReadAreSaid() {
        cli.write(cli.directory().resolve("broken.csv"), "username,email\nada\n")
                .write(cli.directory().resolve("broken.json"), "[{");

        failed(cli.run("users:import", "broken.csv"), "row 2 has 1 cells, the headings are 2");
        assertThat(cli.run("users:import", "broken.json").err()).startsWith("Error: the file is not JSON: ");
        assertThat(cli.run("users:import", "none.csv").err()).startsWith("Error: cannot read none.csv: ");
        assertThat(cli.input("a,b\n\"x").run("users:import", "-").err()).isEqualTo("Error: quotes are not closed\n");
        asked();
    }
}
