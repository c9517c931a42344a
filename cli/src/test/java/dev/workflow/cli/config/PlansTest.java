package dev.workflow.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.CliTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlansTest extends CliTest {
    private static final String GPU =
            "\"features\":{\"gpu\":{\"name\":\"T4\",\"memory\":{\"size\":\"16\"}},\"network\":\"10G\"}";
    private static final String SPEC = "{\"id\":\"std1\",\"cpu\":{\"name\":\"EPYC\",\"cores\":8,\"clock\":\"2.0\","
            + "\"boost\":\"3.0\",\"threads\":16}," + GPU + "}";
    private static final String PLAN =
            "{\"id\":\"std1.c1\",\"spec\":" + SPEC + ",\"cpu\":1,\"memory\":2,\"features\":{\"gpu\":1,\"network\":1}}";
    private static final String POST = "POST /v2/apps/shop/config/";
    private static final String GET = "GET /v2/apps/shop/config/";

    @BeforeEach
    void plans() {
        controller.on(POST, 201, "{}").get("/v2/limits/plans/std1.c1/", PLAN);
    }

    @Test
    void limits() {
        controller
                .on(GET, 200, "{\"limits\":{\"web\":\"std1.c1\"}}")
                .on(GET, 200, "{\"limits\":{\"web\":\"std1.c1\"}}")
                .on(GET, 200, "{\"limits\":{}}");
        String[] table = {
            "PTYPE    PLAN       VCPUS    MEMORY    FEATURES  ", "web      std1.c1    1        2 GiB     T4 16 * 1    "
        };

        printed(cli.run("limits"), table);
        printed(cli.run("limits:set", "web=std1.c1"), "Applying limits... done", "", table[0], table[1]);
        printed(cli.run("limits:unset", "web"), "Applying limits... done", "", "No limits found in shop app.");
        failed(
                cli.run("limits:set", "web"),
                "web doesn't fit format type=#unit or type=#\nExamples: web=std1.large.c1m1");
        assertThat(controller.requests())
                .contains(POST + " {\"limits\":{\"web\":\"std1.c1\"}}", POST + " {\"limits\":{\"web\":null}}");
    }

    @Test
    void specsAndPlans() {
        controller
                .get("/v2/limits/specs/?keywords=amd,gpu", page(SPEC))
                .get("/v2/limits/specs/?limit=100", page())
                .get("/v2/limits/plans/?cpu=1&memory=2&spec-id=std1", page(PLAN))
                .get("/v2/limits/plans/?limit=100", page());

        printed(
                cli.run("limits:specs", "-k", "amd,gpu"),
                "ID      CPU     CLOCK    BOOST    CORES    THREADS    NETWORK    FEATURES ",
                "std1    EPYC    2.0      3.0      8        16         10G        T4 16       ");
        printed(cli.run("limits:specs"), "Could not find any limit spec.");
        printed(
                cli.run("limits:plans", "--cpu=1", "--memory=2", "--spec-id=std1"),
                "ID         SPEC    CPU     VCPUS    MEMORY    FEATURES ",
                "std1.c1    std1    EPYC    1        2 GiB     T4 16       ");
        printed(cli.run("limits:plans"), "Could not find any limit spec.");
    }

    @Test
    void timeouts() {
        controller
                .on(GET, 200, "{\"termination_grace_period\":{}}")
                .on(GET, 200, "{\"termination_grace_period\":{\"web\":\"30\"}}");

        printed(cli.run("timeouts"), "Default (30 sec) or controlled by drycc controller.");
        printed(
                cli.run("timeouts:set", "web=30"),
                "Applying timeouts... done",
                "",
                "PTYPE    TIMEOUT ",
                "web      30         ");
        cli.run("timeouts:unset", "web");
        failed(cli.run("timeouts:set", "web=x"), "web=x doesn't fit format type=#\nExamples: web=30 worker=300");
        asked(
                GET,
                POST + " {\"termination_grace_period\":{\"web\":\"30\"}}",
                GET,
                POST + " {\"termination_grace_period\":{\"web\":null}}",
                GET);
    }

    @Test
    void tags() {
        controller.on(GET, 200, "{\"tags\":{}}").on(GET, 200, "{\"tags\":{\"web\":{\"rack\":\"1\"}}}");

        printed(cli.run("tags", "web"), "No tags found in shop app.");
        printed(
                cli.run("tags:set", "web", "rack=1"),
                "Applying tags... done",
                "",
                "KEY     VALUE ",
                "rack    1        ");
        printed(cli.run("tags:unset", "worker", "rack"), "Applying tags... done", "");
        failed(
                cli.run("tags:set", "web", "rack"),
                "rack is invalid, Must be in format key=value\nExamples: rack=1 evironment=production");
        assertThat(cli.run("tags").code()).isEqualTo(2);
        asked(
                GET,
                POST + " {\"tags\":{\"web\":{\"rack\":\"1\"}}}",
                GET,
                POST + " {\"tags\":{\"worker\":{\"rack\":null}}}",
                GET);
    }

    @Test
    void registry() {
        controller.on(GET, 200, "{\"registry\":{}}").on(GET, 200, "{\"registry\":{\"username\":\"bob\"}}");

        printed(cli.run("registry"), "No registrys found in shop app.");
        printed(
                cli.run("registry:set", "username=bob"),
                "Applying registry information... done",
                "",
                "KEY         VALUE ",
                "username    bob      ");
        cli.run("registry:unset", "username");
        failed(cli.run("registry:set", "host=x"), "host is invalid. Valid keys are \"username\" or \"password\"");
        failed(
                cli.run("registry:set", "username"),
                "username is invalid. Must be in format key=value\nExamples: username=bob password=s3cur3pw1");
        asked(
                GET,
                POST + " {\"registry\":{\"username\":\"bob\"}}",
                GET,
                POST + " {\"registry\":{\"username\":null}}",
                GET);
    }
}
