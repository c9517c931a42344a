package dev.workflow.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.CliTest;
import org.junit.jupiter.api.Test;

class NetworkTest extends CliTest {
    private static final String APP = "/v2/apps/shop/";

    @Test
    void domains() {
        controller
                .on(
                        "GET " + APP + "domains/?limit=100",
                        200,
                        page("{\"app\":\"shop\",\"owner\":\"ada\",\"ptype\":\"web\",\"domain\":\"a.example.com\","
                                + TIMES + "}"))
                .on("GET " + APP + "domains/?limit=100", 200, page())
                .on("POST " + APP + "domains/", 201, "{}")
                .on("DELETE " + APP + "domains/*.example.com", 204, "");

        printed(
                cli.run("domains"),
                "APP     OWNER    PTYPE    CREATED                 UPDATED                 DOMAIN        ",
                "shop    ada      web      2024-10-01T08:00:00Z    2024-10-02T09:30:00Z    a.example.com    ");
        printed(cli.run("domains"), "No domains found in shop app.");
        printed(cli.run("domains:add", "a.example.com"), "Adding a.example.com to shop... done");
        cli.run("domains:add", "b.example.com", "--ptype=api");
        printed(cli.run("domains:remove", "*.example.com"), "Removing *.example.com from shop... done");
        assertThat(controller.requests())
                .endsWith(
                        "POST /v2/apps/shop/domains/ {\"domain\":\"a.example.com\",\"ptype\":\"web\"}",
                        "POST /v2/apps/shop/domains/ {\"domain\":\"b.example.com\",\"ptype\":\"api\"}",
                        "DELETE /v2/apps/shop/domains/*.example.com");
    }

    @Test
    void aBadHostnameIsSaid() {
        controller.on("POST " + APP + "domains/", 400, "{\"domain\":[\"Hostname does not look valid.\"]}");

        failed(cli.run("domains:add", "x.1"), "Hostname does not look valid.");
    }

    @Test
    void services() {
        controller
                .on(
                        "GET " + APP + "services/",
                        200,
                        "{\"services\":[{\"domain\":\"d\",\"ptype\":\"web\",\"ports\":["
                                + "{\"port\":80,\"protocol\":\"TCP\",\"targetPort\":5000}]}]}")
                .on("GET " + APP + "services/", 200, "{\"services\":[]}")
                .on("POST " + APP + "services/", 201, "")
                .on("DELETE " + APP + "services/", 204, "");

        printed(
                cli.run("services"),
                "PTYPE    PORT    PROTOCOL    TARGET-PORT    DOMAIN ",
                "web      80      TCP         5000           d         ");
        printed(cli.run("services"), "No services found in shop app.");
        printed(cli.run("services:add", "web", "80:5000"), "Adding web (80) to shop... done");
        printed(cli.run("services:remove", "web", "80"), "Removing web from shop... done");
        failed(cli.run("services:add", "web", "80"), "'80' does not match the pattern 'port:targatPort', ex: 80:8000");
        assertThat(controller.requests())
                .endsWith(
                        "POST /v2/apps/shop/services/"
                                + " {\"ptype\":\"web\",\"port\":80,\"protocol\":\"TCP\",\"target_port\":5000}",
                        "DELETE /v2/apps/shop/services/ {\"ptype\":\"web\",\"port\":80,\"protocol\":\"TCP\"}");
    }

    @Test
    void gateways() {
        controller
                .on(
                        "GET " + APP + "gateways/?limit=100",
                        200,
                        page("{\"name\":\"shop\",\"listeners\":["
                                + "{\"name\":\"tcp-80-0\",\"port\":80,\"protocol\":\"HTTP\"}],"
                                + "\"addresses\":[{\"value\":\"1.2.3.4\"},{\"value\":\"1.2.3.5\"}]}"))
                .on("GET " + APP + "gateways/?limit=100", 200, page())
                .on("POST " + APP + "gateways/", 201, "")
                .on("DELETE " + APP + "gateways/", 204, "");

        printed(
                cli.run("gateways"),
                "NAME    LISENTER    PORT    PROTOCOL    ADDRESSES       ",
                "shop    tcp-80-0    80      HTTP        1.2.3.4,1.2.3.5    ");
        printed(cli.run("gateways"), "No gateways found in shop app.");
        printed(cli.run("gateways:add", "shop", "--port=80", "--protocol=HTTP"), "Adding gateway shop to shop... done");
        printed(
                cli.run("gateways:remove", "shop", "--port=80", "--protocol=HTTP"),
                "Removing gateway shop to shop... done");
        String body = " {\"name\":\"shop\",\"port\":80,\"protocol\":\"HTTP\"}";
        assertThat(controller.requests())
                .endsWith("POST /v2/apps/shop/gateways/" + body, "DELETE /v2/apps/shop/gateways/" + body);
    }

    @Test
    void routes() {
        controller
                .on(
                        "GET " + APP + "routes/?limit=100",
                        200,
                        page(
                                "{\"name\":\"r\",\"owner\":\"ada\",\"ptype\":\"web\","
                                        + "\"kind\":\"HTTPRoute\",\"port\":80,\"parent_refs\":[{\"name\":\"g\",\"port\":8080}]}"))
                .on("GET " + APP + "routes/?limit=100", 200, page())
                .on("POST " + APP + "routes/", 201, "")
                .on("PATCH " + APP + "routes/r/attach/", 204, "")
                .on("PATCH " + APP + "routes/r/detach/", 204, "")
                .on("DELETE " + APP + "routes/r/", 204, "");

        printed(
                cli.run("routes"),
                "NAME    OWNER    PTYPE    KIND         SERVICE-PORT    GATEWAY    LISTENER-PORT ",
                "r       ada      web      HTTPRoute    80              g          8080             ");
        printed(cli.run("routes"), "No routes found in shop app.");
        printed(
                cli.run("routes:add", "r", "--ptype=web", "--kind=HTTPRoute", "--port=80"),
                "Adding route r to shop... done");
        printed(cli.run("routes:attach", "r", "--gateway=g", "--port=8080"), "Attaching route r to gateway g... done");
        printed(cli.run("routes:detach", "r", "--gateway=g", "--port=8080"), "Detaching route r to gateway g... done");
        printed(cli.run("routes:remove", "r"), "Removing route r to shop... done");
        assertThat(controller.requests())
                .endsWith(
                        "POST /v2/apps/shop/routes/"
                                + " {\"name\":\"r\",\"ptype\":\"web\",\"kind\":\"HTTPRoute\",\"port\":80}",
                        "PATCH /v2/apps/shop/routes/r/attach/ {\"port\":8080,\"gateway\":\"g\"}",
                        "PATCH /v2/apps/shop/routes/r/detach/ {\"port\":8080,\"gateway\":\"g\"}",
                        "DELETE /v2/apps/shop/routes/r/");
    }

    @Test
    void rulesAreYamlHereAndJsonInATextThere() {
        cli.write(cli.directory().resolve("rules.yml"), "- backendRefs:\n  - name: shop\n    port: 80\n");
        controller
                .get(APP + "routes/r/rules/", "[{\"backendRefs\":[{\"name\":\"shop\",\"port\":80}]}]")
                .on("PUT " + APP + "routes/r/rules/", 204, "");

        printed(cli.run("routes:get", "r"), "- backendRefs:", "  - name: shop", "    port: 80");
        printed(cli.run("routes:set", "r", "--rules-file=rules.yml"), "Applying rules... done");
        assertThat(controller.requests().get(1))
                .isEqualTo("PUT /v2/apps/shop/routes/r/rules/"
                        + " \"[{\\\"backendRefs\\\":[{\\\"name\\\":\\\"shop\\\",\\\"port\\\":80}]}]\"");
    }

    @Test
    void certificates() {
        cli.write(cli.directory().resolve("c.pem"), "CERT")
                .write(cli.directory().resolve("k.pem"), "KEY");
        String cert = "{\"name\":\"c\",\"common_name\":\"a.org\",\"expires\":\"2025-01-02T00:00:00Z\","
                + "\"starts\":\"2024-01-02T00:00:00Z\",\"san\":[\"a.org\",\"b.org\"],\"domains\":[]," + TIMES + "}";
        controller
                .on("GET " + APP + "certs/?limit=100", 200, page(cert))
                .on("GET " + APP + "certs/?limit=100", 200, page())
                .get(APP + "certs/c", cert)
                .on("POST " + APP + "certs/", 201, "{}")
                .on("DELETE " + APP + "certs/c", 204, "")
                .on("POST " + APP + "certs/c/domain/", 201, "")
                .on("DELETE " + APP + "certs/c/domain/a.org", 204, "");

        printed(
                cli.run("certs"),
                "NAME    COMMON-NAME    EXPIRES       SAN            DOMAINS ",
                "c       a.org          2 Jan 2025    a.org,b.org    <none>     ");
        printed(cli.run("certs"), "No certs");
        assertThat(cli.run("certs:info", "c").out()).contains("Expires At:           2 Jan 2025 ");
        printed(cli.run("certs:add", "c", "c.pem", "k.pem"), "Adding SSL endpoint... done");
        printed(cli.run("certs:attach", "c", "a.org"), "Attaching certificate c to domain a.org... done");
        printed(cli.run("certs:detach", "c", "a.org"), "Detaching certificate c from domain a.org... done");
        printed(cli.run("certs:remove", "c"), "Removing c... done");
        assertThat(controller.requests())
                .contains(
                        "POST /v2/apps/shop/certs/ {\"name\":\"c\",\"certificate\":\"CERT\",\"key\":\"KEY\"}",
                        "POST /v2/apps/shop/certs/c/domain/ {\"domain\":\"a.org\"}");
    }

    @Test
    void tls() {
        controller
                .get(
                        APP + "tls/",
                        "{\"uuid\":\"u\",\"owner\":\"ada\",\"issuer\":{\"email\":\"\",\"server\":\"s\"},"
                                + "\"https_enforced\":null,\"certs_auto_enabled\":true,\"events\":[{\"name\":\"n\","
                                + "\"kind\":\"Issuer\",\"time\":\"t\",\"type\":\"Ready\",\"status\":\"True\",\"message\":\"m\"}]}")
                .on("POST " + APP + "tls/", 201, "{}");

        assertThat(cli.run("tls").out())
                .contains("CertsAuto:        true ")
                .contains("HTTPSEnforced:    false ")
                .contains("                  Email:      <none>    ")
                .contains("                  Message:    m         ");
        printed(cli.run("tls:force:enable"), "Enabling https-only requests for shop... done");
        printed(cli.run("tls", "force:disable"), "Disabling https-only requests for shop... done");
        printed(cli.run("tls", "auto", "enable"), "Enabling certs-auto requests for shop... done");
        printed(cli.run("tls:auto:disable"), "Disabling certs-auto requests for shop... done");
        printed(
                cli.run("tls:auto:issuer", "--email=e", "--server=s", "--key-id=i", "--key-secret=k"),
                "Adding issuer requests for shop... done");
        asked(
                "GET /v2/apps/shop/tls/",
                "POST /v2/apps/shop/tls/ {\"https_enforced\":true}",
                "POST /v2/apps/shop/tls/ {\"https_enforced\":false}",
                "POST /v2/apps/shop/tls/ {\"certs_auto_enabled\":true}",
                "POST /v2/apps/shop/tls/ {\"certs_auto_enabled\":false}",
                "POST /v2/apps/shop/tls/"
                        + " {\"issuer\":{\"email\":\"e\",\"server\":\"s\",\"key_id\":\"i\",\"key_secret\":\"k\"}}");
    }
}
