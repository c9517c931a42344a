package dev.workflow.cli.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.CliTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KeysTest extends CliTest {
    private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEXAMPLEKEYxyz ada@laptop";
    private static final String BODY = "\"public\":\"" + KEY + "\"}";

    @Test
    void listShortensTheKeys() {
        controller.get(
                "/v2/keys/?limit=100", page("{\"id\":\"ada@laptop\",\"owner\":\"ada\",\"public\":\"" + KEY + "\"}"));

        printed(
                cli.run("keys"),
                "ID            OWNER    KEY                           ",
                "ada@laptop    ada      ssh-ed25519 AAAA...ada@laptop    ");
    }

    @Test
    void listOfNone() {
        controller.get("/v2/keys/?limit=5", page());

        printed(cli.run("keys:list", "-l", "5"), "No any key found.");
    }

    @Test
    void addByFileTakesTheCommentAsName() {
        cli.write(cli.directory().resolve("id.pub"), KEY + "\n");
        controller.on("POST /v2/keys/", 201, "{}");

        printed(cli.run("keys:add", "id.pub"), "Uploading id.pub to drycc... done");

        asked("POST /v2/keys/ {\"id\":\"ada@laptop\"," + BODY);
    }

    @Test
    void addWithANameAndAFile() {
        cli.write(cli.directory().resolve("id.pub"), KEY);
        controller.on("POST /v2/keys/", 201, "{}");

        printed(cli.run("keys:add", "work", "id.pub"), "Uploading id.pub to drycc... done");

        asked("POST /v2/keys/ {\"id\":\"work\"," + BODY);
    }

    @Test
    void aKeyWithoutCommentIsNamedAfterItsFile() {
        cli.write(cli.directory().resolve("deploy.prod.pub"), "ssh-rsa AAAAB3Nza");
        controller.on("POST /v2/keys/", 201, "{}");

        cli.run("keys:add", "deploy.prod.pub");

        asked("POST /v2/keys/ {\"id\":\"deploy\",\"public\":\"ssh-rsa AAAAB3Nza\"}");
    }

    @Test
    void withoutAFileTheUserChooses() {
        Path ssh = cli.home().resolve(".ssh");
        cli.write(ssh.resolve("id_a.pub"), KEY).write(ssh.resolve("junk.pub"), "no key");
        controller.on("POST /v2/keys/", 201, "{}");

        printed(
                cli.input("1\n").run("keys:add"),
                "Found the following SSH public keys:",
                "1) id_a.pub ada@laptop",
                "0) Enter path to pubfile (or use keys:add <key_path>)",
                "Which would you like to use with Drycc? Uploading id_a.pub to drycc... done");
        asked("POST /v2/keys/ {\"id\":\"ada@laptop\"," + BODY);
    }

    @Test
    void theUserMayGiveAPath() {
        cli.write(cli.home().resolve("mine.pub"), KEY);
        controller.on("POST /v2/keys/", 201, "{}");

        Result result = cli.input("0\n~/mine.pub\n").run("keys:add");

        assertThat(result.out()).endsWith("Enter the path to the pubkey file: Uploading mine.pub to drycc... done\n");
    }

    @Test
    void badChoicesAndBadFilesAreSaid() {
        cli.write(cli.directory().resolve("bad.pub"), "no key");

        assertThat(cli.input("x\n").run("keys:add").err()).isEqualTo("Error: x is not a valid integer\n");
        assertThat(cli.input("7\n").run("keys:add").err()).isEqualTo("Error: 7 is not a valid option\n");
        failed(cli.run("keys:add", "bad.pub"), cli.directory().resolve("bad.pub") + " is not a valid ssh key");
        asked();
    }

    @Test
    void removeKeepsSlashesOfTheId() {
        controller.on("DELETE /v2/keys/ada@laptop/1", 204, "");

        printed(cli.run("keys:remove", "ada@laptop/1"), "Removing ada@laptop/1 SSH Key... done");
    }
}
