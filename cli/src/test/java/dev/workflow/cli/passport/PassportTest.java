package dev.workflow.cli.passport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli.Result;
import dev.workflow.cli.support.CliTest;
import org.junit.jupiter.api.Test;

class PassportTest extends CliTest {
    private static final String SHOP = "{\"client_id\":\"shop\",\"client_name\":\"The shop\",\"confidential\":true,"
            + "\"redirect_uris\":[\"https://shop/a\",\"https://shop/b\"],\"post_logout_redirect_uris\":[],"
            + "\"grant_types\":[\"authorization_code\"],\"scope\":\"openid read\",\"access_token_type\":\"at+jwt\","
            + "\"trusted\":false," + TIMES + "}";
    private static final String KEYS = "{\"count\":1,\"results\":[{\"kid\":\"k1\",\"state\":\"active\","
            + "\"created\":\"2024-10-01T08:00:00Z\",\"ends\":null}]}";

    @Test
    void clients() {
        controller.get("/v2/oauth/clients/?limit=100", page(SHOP));

        printed(
                cli.run("passport:clients"),
                "ID      NAME        SECRET    TRUSTED    SCOPE       ",
                "shop    The shop    true      false      openid read    ");
    }

    @Test
    void noClients() {
        controller.get("/v2/oauth/clients/?limit=100", page());

        printed(cli.run("passport"), "No clients found.");
    }

    @Test
    void info() {
        controller.get("/v2/oauth/clients/shop/", SHOP);

        assertThat(cli.run("passport:clients:info", "shop").out().lines().map(String::strip))
                .startsWith("ID:                  shop", "Name:                The shop")
                .contains("Redirects:           https://shop/a", "https://shop/b", "Logout redirects:    <none>");
    }

    @Test
    void addShowsTheSecretOnce() {
        controller.on("POST /v2/oauth/clients/", 201, "{\"client_id\":\"shop\",\"client_secret\":\"hush\"}");

        Result result = cli.run(
                "passport:clients:add",
                "shop",
                "--name=The shop",
                "--redirect=https://shop/a,b",
                "--redirect=https://shop/c",
                "--scope=openid,read",
                "--trusted=true");

        printed(result, "Client ID:        shop    ", "Client Secret:    hush    ");
        asked("POST /v2/oauth/clients/ {\"client_name\":\"The shop\",\"redirect_uris\":[\"https://shop/a,b\","
                + "\"https://shop/c\"],\"scope\":\"openid read\",\"trusted\":true,\"client_id\":\"shop\","
                + "\"confidential\":true}");
    }

    @Test
    void publicClientsHaveNoSecret() {
        controller.on("POST /v2/oauth/clients/", 201, "{\"client_id\":\"tool\",\"client_secret\":null}");

        Result result = cli.run("passport:clients:add", "tool", "--public");

        assertThat(result.out()).contains("Client Secret:    none, it must use PKCE");
        asked("POST /v2/oauth/clients/ {\"client_id\":\"tool\",\"confidential\":false}");
    }

    @Test
    void setChangesOnlyWhatIsNamed() {
        controller.on("PATCH /v2/oauth/clients/shop/", 200, SHOP);

        printed(cli.run("passport:clients:set", "shop", "--grant=client_credentials"), "Changing client shop... done");
        assertThat(cli.run("passport:clients:set", "shop").code()).isEqualTo(2);
        asked("PATCH /v2/oauth/clients/shop/ {\"grant_types\":[\"client_credentials\"]}");
    }

    @Test
    void rotateAndRemove() {
        controller
                .on("POST /v2/oauth/clients/shop/secret/", 200, "{\"client_id\":\"shop\",\"client_secret\":\"new\"}")
                .on("DELETE /v2/oauth/clients/shop/", 204, "");

        assertThat(cli.run("passport:clients:rotate", "shop", "-o", "json").out())
                .contains("\"client_secret\" : \"new\"");
        printed(cli.run("passport:clients:remove", "shop"), "Removing client shop... done");
    }

    @Test
    void keys() {
        controller.get("/v2/oauth/keys/", KEYS).on("POST /v2/oauth/keys/rotate/", 200, KEYS);

        String[] table = {
            "KID    STATE     CREATED                 ENDS   ", "k1     active    2024-10-01T08:00:00Z    <none>    "
        };
        printed(cli.run("passport:keys"), table);
        printed(cli.run("passport:rotate-keys"), table);
    }
}
