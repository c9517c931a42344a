package dev.workflow.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.CliTest;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** With the real git in a real repository. */
class GitTest extends CliTest {
    private static final String URL = "ssh://git@drycc-builder.localhost:2222/shop.git";

    private String config() throws Exception {
        return Files.readString(cli.directory().resolve(".git/config"));
    }

    @Test
    void createAddsTheRemote() throws Exception {
        cli.git("init", "-q");
        controller.on("POST /v2/apps/", 201, "{\"id\":\"shop\"}");

        printed(
                cli.run("create", "shop"),
                "Creating Application... done, created shop",
                "Git remote drycc successfully created for app shop.");

        asked("POST /v2/apps/ {\"id\":\"shop\"}");
        assertThat(config()).contains("[remote \"drycc\"]\n\turl = " + URL);
    }

    @Test
    void createWithoutANameSendsNothing() {
        controller.on("POST /v2/apps/", 201, "{\"id\":\"vivid-breeze\"}");

        printed(
                cli.run("create"),
                "Creating Application... done, created vivid-breeze",
                "If you want to add a git remote for this app later, use `drycc git:remote -a vivid-breeze`");
        asked("POST /v2/apps/");
    }

    @Test
    void createCanLeaveGitAlone() throws Exception {
        cli.git("init", "-q");
        controller.on("POST /v2/apps/", 201, "{\"id\":\"shop\"}");

        printed(
                cli.run("apps", "create", "shop", "--no-remote"),
                "Creating Application... done, created shop",
                "If you want to add a git remote for this app later, use `drycc git:remote -a shop`");
        assertThat(config()).doesNotContain("remote");
    }

    @Test
    void createDoesNotTouchARemoteOfThatName() throws Exception {
        cli.git("init", "-q").git("remote", "add", "drycc", "https://example.com/x.git");
        controller.on("POST /v2/apps/", 201, "{\"id\":\"shop\"}");

        Result result = cli.run("create", "shop");

        failed(
                result,
                "A git remote with the name drycc already exists. To overwrite this remote run:\n"
                        + "drycc git:remote --force --remote drycc --app shop");
        assertThat(config()).contains("https://example.com/x.git");
    }

    @Test
    void remoteIsCreatedKeptRefusedAndForced() throws Exception {
        cli.git("init", "-q").env("DRYCC_BUILDER_PORT", "2022");
        String url = URL.replace("2222", "2022");

        printed(cli.run("git:remote", "-a", "shop"), "Git remote drycc successfully created for app shop.");
        printed(
                cli.run("git:remote", "-a", "shop"),
                "Remote drycc already exists and is correctly configured for app shop.");
        failed(
                cli.run("git:remote", "-a", "cart"),
                "Remote drycc already exists, please run 'drycc git:remote -f' to overwrite\nExisting remote URL: "
                        + url + "\nWhen forced, will overwrite with: " + url.replace("shop", "cart"));
        printed(
                cli.run("git:remote", "-f", "-a", "cart"),
                "Deleting git remote drycc.",
                "Git remote drycc successfully created for app cart.");
        assertThat(config()).contains("/cart.git").doesNotContain("/shop.git");
    }

    @Test
    void theAppIsThatOfTheRemote() {
        cli.git("init", "-q")
                .git("remote", "add", "origin", "https://example.com/x.git")
                .git("remote", "add", "live", URL.replace("shop", "cart"));
        controller.get("/v2/apps/cart/settings/", "{\"autodeploy\":null}");

        printed(cli.run("autodeploy"), "Autodeploy is enabled.");
    }

    @Test
    void destroyRemovesTheRemotesOfTheApp() throws Exception {
        cli.git("init", "-q").git("remote", "add", "live", URL).git("remote", "add", "also", URL);
        controller.on("DELETE /v2/apps/shop/", 204, "");

        printed(
                cli.run("destroy", "--confirm=shop"),
                "Destroying shop...",
                "done in 0s",
                "Git remotes for app shop removed.");
        assertThat(config()).doesNotContain("remote");
    }

    @Test
    void removingRemotesThatAreNotThereFails() {
        cli.git("init", "-q");

        failed(cli.run("git:remove", "-a", "shop"), "Could not find remote matching app in 'git remote -v'");
    }

    @Test
    void outsideARepositoryGitsOwnWordsAreShown() {
        cli.env("GIT_CEILING_DIRECTORIES", root.toString());

        Result result = cli.run("git:remote", "-a", "shop");

        assertThat(result.err()).startsWith("Error: Error when running 'git remote add drycc " + URL + "'\nfatal: ");
        assertThat(result.code()).isEqualTo(1);
    }
}
