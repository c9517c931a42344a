package dev.workflow.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.CliTest;
import org.junit.jupiter.api.Test;

class HealthChecksTest extends CliTest {
    private static final String POST = "POST /v2/apps/shop/config/";
    private static final String TIMES_SENT = "\"initialDelaySeconds\":50,\"timeoutSeconds\":50,\"periodSeconds\":10,"
            + "\"successThreshold\":1,\"failureThreshold\":3";
    private static final String CONFIG = "{\"app\":\"shop\",\"uuid\":\"u\",\"owner\":\"ada\"," + TIMES
            + ",\"healthcheck\":{\"web\":{\"livenessProbe\":{" + TIMES_SENT
            + ",\"httpGet\":{\"path\":\"/\",\"port\":5000,"
            + "\"httpHeaders\":[{\"name\":\"A\",\"value\":\"b\"}]}}},\"job\":{\"startupProbe\":{" + TIMES_SENT
            + ",\"exec\":{\"command\":[\"test\",\"-f\",\"x\"]}}}}}";

    @Test
    void list() {
        controller.get("/v2/apps/shop/config/", CONFIG);

        assertThat(cli.run("healthchecks").out())
                .startsWith("App:             shop ")
                .contains("Healthchecks:    \n")
                .contains(
                        "                 startupProbe job exec [test -f x] delay=50s timeout=50s period=10s #success=1"
                                + " #failure=3")
                .contains(
                        "                 livenessProbe web http-get headers=[A=b] path=/ port=5000 delay=50s timeout=50s"
                                + " period=10s #success=1 #failure=3    \n");
    }

    @Test
    void listOfNone() {
        controller.get("/v2/apps/shop/config/", "{\"healthcheck\":{}}");

        assertThat(cli.run("healthchecks").out()).contains("No health checks configured.");
    }

    @Test
    void setAndUnset() {
        controller.get("/v2/apps/shop/config/", CONFIG).on(POST, 201, "{}");

        cli.run("healthchecks:set", "livenessProbe", "httpGet", "--headers=A:b", "-p", "/ok", "5000");
        cli.run("healthchecks:set", "readinessProbe", "tcpSocket", "5000", "--ptype=job");
        cli.run("healthchecks:set", "startupProbe", "exec", "--", "test", "-f", "x");
        String out = cli.run("healthchecks:unset", "startupProbe").out();

        assertThat(out).startsWith("Removing healthchecks... done\n\nApp: ");
        assertThat(controller.requests().stream().filter(request -> request.startsWith("POST")))
                .containsExactly(
                        POST + " {\"healthcheck\":{\"web\":{\"livenessProbe\":{" + TIMES_SENT
                                + ",\"httpGet\":{\"path\":\"/ok\",\"port\":5000,"
                                + "\"httpHeaders\":[{\"name\":\"A\",\"value\":\"b\"}]}}}}}",
                        POST + " {\"healthcheck\":{\"job\":{\"readinessProbe\":{" + TIMES_SENT
                                + ",\"tcpSocket\":{\"port\":5000}}}}}",
                        POST + " {\"healthcheck\":{\"web\":{\"startupProbe\":{" + TIMES_SENT
                                + ",\"exec\":{\"command\":[\"test\",\"-f\",\"x\"]}}}}}",
                        POST + " {\"healthcheck\":{\"web\":{\"startupProbe\":null}}}");
    }

    @Test
    void typesWithoutProbesAreNone() {
        controller.get("/v2/apps/shop/config/", "{\"healthcheck\":{\"web\":{}}}");

        printed(cli.run("healthchecks"), "No health checks configured.");
    }

    @Test
    void mistakesAreSaid() {
        failed(
                cli.run("healthchecks:set", "livenessProbe", "httpGet", "--headers=A:b,junk", "5000"),
                "could not parse headers: could not find separator in header (junk)");
        failed(
                cli.run("healthchecks:set", "deadProbe", "exec", "--", "x"),
                "probe type deadProbe is invalid. Must be one of [startupProbe livenessProbe readinessProbe]");
        failed(
                cli.run("healthchecks:set", "livenessProbe", "grpc", "1"),
                "invalid probe type. Must be one of: \"httpGet\", \"exec\"");
        assertThat(cli.run("healthchecks:set", "livenessProbe", "httpGet", "x").err())
                .startsWith("Error: could not parse port: ");
        asked();
    }
}
