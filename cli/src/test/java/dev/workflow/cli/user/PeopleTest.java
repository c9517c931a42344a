package dev.workflow.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.CliTest;
import org.junit.jupiter.api.Test;

class PeopleTest extends CliTest {
    @Test
    void users() {
        controller
                .get(
                        "/v2/users/?limit=100",
                        page("{\"username\":\"bob\",\"email\":\"b@x.org\",\"is_superuser\":false,"
                                + "\"is_staff\":true,\"is_active\":true,\"date_joined\":\"2024-10-01T08:00:00Z\"}"))
                .on("PATCH /v2/users/bob/enable/", 204, "")
                .on("PATCH /v2/users/bob/disable/", 204, "");

        printed(
                cli.run("users"),
                "USERNAME    EMAIL      ADMIN    STAFF    ACTIVE    DATE-JOIN            ",
                "bob         b@x.org    false    true     true      2024-10-01T08:00:00Z    ");
        printed(cli.run("users:enable", "bob"), "Enabling user bob... done");
        printed(cli.run("users:disable", "bob"), "Disabling user bob... done");
    }

    @Test
    void perms() {
        controller
                .get(
                        "/v2/apps/shop/perms/?limit=-1",
                        "{\"count\":1,\"results\":[{\"app\":\"shop\",\"username\":\"bob\","
                                + "\"permissions\":[\"view\",\"change\"]}]}")
                .on("POST /v2/apps/shop/perms/", 201, "")
                .on("PUT /v2/apps/shop/perms/bob/", 204, "")
                .on("DELETE /v2/apps/shop/perms/bob/", 204, "");

        printed(cli.run("sharing"), "USERNAME    PERMISSIONS ", "bob         view,change    ");
        printed(
                cli.run("sharing:add", "bob", "view,change", "-a", "shop"),
                "Adding user bob as a collaborator for view,change... done");
        printed(cli.run("perms:update", "bob", "view"), "Updating user bob as a collaborator for view... done");
        printed(cli.run("perms", "remove", "bob"), "Removing user permission... done");
        asked(
                "GET /v2/apps/shop/perms/?limit=-1",
                "POST /v2/apps/shop/perms/ {\"username\":\"bob\",\"permissions\":\"view,change\"}",
                "PUT /v2/apps/shop/perms/bob/ {\"permissions\":\"view\"}",
                "DELETE /v2/apps/shop/perms/bob/");
    }

    @Test
    void groupsAsCollaborators() {
        controller
                .get(
                        "/v2/apps/shop/perms/groups/",
                        "{\"count\":1,\"results\":[{\"app\":\"shop\",\"group\":\"ops\","
                                + "\"permissions\":[\"view\",\"change\"]}]}")
                .on("PUT /v2/apps/shop/perms/groups/ops/", 204, "")
                .on("DELETE /v2/apps/shop/perms/groups/ops/", 204, "");

        printed(cli.run("perms:groups"), "GROUP    PERMISSIONS ", "ops      view,change    ");
        printed(cli.run("perms:groups:set", "ops", "view"), "Giving group ops view on shop... done");
        printed(cli.run("perms", "groups", "remove", "ops"), "Removing group ops from shop... done");
        assertThat(controller.requests()).contains("PUT /v2/apps/shop/perms/groups/ops/ {\"permissions\":\"view\"}");
    }

    @Test
    void whySaysItInWords() {
        controller.get(
                "/v2/apps/shop/perms/why/?user=bob&permission=change&scope=read",
                "{\"allowed\":false,\"reason\":\"scope-level\",\"text\":\"the token may only look.\"}");

        printed(cli.run("perms:why", "bob", "--permission=change", "--scope=read"), "No: the token may only look.");
    }
}
