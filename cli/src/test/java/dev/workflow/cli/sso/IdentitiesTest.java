package dev.workflow.cli.sso;

import dev.workflow.cli.support.CliTest;
import org.junit.jupiter.api.Test;

class IdentitiesTest extends CliTest {
    @Test
    void listHasAClaimOnEachLine() {
        controller.get(
                "/v2/apps/shop/identities/?limit=100",
                page(
                        "{\"uuid\":\"u1\",\"owner\":\"ada\",\"issuer\":\"github\",\"claims\":{\"repository\":\"acme/shop\","
                                + "\"ref\":\"refs/heads/main\"},\"scope\":\"deploy\",\"last_used\":null," + TIMES
                                + "}"));

        printed(
                cli.run("identities"),
                "UUID    ISSUER    CLAIMS                  SCOPE     OWNER    LAST USED ",
                "u1      github    ref=refs/heads/main     deploy    ada      never        ",
                "                  repository=acme/shop                                    ");
    }

    @Test
    void listOfNone() {
        controller.get("/v2/apps/shop/identities/?limit=100", page());

        printed(cli.run("identities:list"), "No identities found in shop app.");
    }

    @Test
    void addAndRemove() {
        controller.on("POST /v2/apps/shop/identities/", 201, "{}").on("DELETE /v2/apps/shop/identities/u1/", 204, "");

        printed(
                cli.run("identities:add", "github", "repository=acme/shop", "ref=refs/heads/*", "--scope=read"),
                "Letting jobs of github work on shop... done");
        printed(cli.run("identities:remove", "u1"), "Removing identity u1 from shop... done");
        asked(
                "POST /v2/apps/shop/identities/ {\"issuer\":\"github\",\"claims\":{\"repository\":\"acme/shop\","
                        + "\"ref\":\"refs/heads/*\"},\"scope\":\"read\"}",
                "DELETE /v2/apps/shop/identities/u1/");
    }

    @Test
    void aClaimWithoutAPatternIsSaid() {
        failed(cli.run("identities:add", "github", "repository"), "'repository' is no <claim>=<pattern>");
        asked();
    }
}
