package dev.workflow.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.CliTest;
import org.junit.jupiter.api.Test;

class AuditTest extends CliTest {
    private static final String ENTRY =
            "{\"id\":7,\"created\":\"2024-10-01T08:00:00Z\",\"user\":\"ada\",\"credential\":\"laptop\","
                    + "\"address\":\"127.0.0.1\",\"method\":\"DELETE\",\"route\":\"apps/{id}/domains/{domain}\","
                    + "\"app\":\"shop\",\"target\":\"a.example\",\"status\":204,\"duration\":12,\"request_id\":\"r\"}";

    @Test
    void list() {
        controller.on("GET /v2/audit/?limit=100", 200, page(ENTRY)).on("GET /v2/audit/?limit=100", 200, page());

        printed(
                cli.run("audit"),
                "TIME                    USER    CALL                                 APP     TARGET       FROM         STATUS ",
                "2024-10-01T08:00:00Z    ada     DELETE apps/{id}/domains/{domain}    shop    a.example    127.0.0.1    204       ");
        printed(cli.run("audit:list"), "No changes found.");
    }

    @Test
    void filtersAreHandedOn() {
        controller.get("/v2/audit/?limit=5&user=ada%20l&app=shop&since=2026-01-01&until=2026-02-01T00:00:00Z", page());

        cli.run(
                "audit:list",
                "-l",
                "5",
                "-u",
                "ada l",
                "-a",
                "shop",
                "--since",
                "2026-01-01",
                "--until",
                "2026-02-01T00:00:00Z");
        asked("GET /v2/audit/?limit=5&user=ada%20l&app=shop&since=2026-01-01&until=2026-02-01T00:00:00Z");
    }

    @Test
    void theReplyIsPrintedForPrograms() {
        controller.get("/v2/audit/?limit=100", page(ENTRY));

        assertThat(cli.run("audit:list", "-o", "json").out()).contains("\"credential\" : \"laptop\"");
    }

    @Test
    void whoIsNoAdministratorIsTold() {
        controller.on(
                "GET /v2/audit/?limit=100", 403, "{\"detail\":\"You do not have permission to perform this action.\"}");

        assertThat(cli.run("audit").code()).isEqualTo(1);
    }
}
