package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Cli;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.client.TlsClient;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.platform.Scratch;
import dev.workflow.acceptance.sample.FreshName;
import dev.workflow.acceptance.sample.OwnCertificate;
import dev.workflow.acceptance.sample.SampleApp;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Services, gateways, routes, certificates and TLS of an app, in the bodies and texts of the contract (api.md §6). */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NetworkTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Platform platform;
    private final Person person;
    private App app;
    private String domain;
    private OwnCertificate certificate;
    private Cli cli;

    NetworkTest(Platform platform, Person person) {
        this.platform = platform;
        this.person = person;
    }

    @BeforeAll
    void deploy() throws Exception {
        app = person.create(platform, FreshName.of("net"));
        domain = app.name() + ".example.com";
        certificate = OwnCertificate.of(domain);
        cli = Cli.login(platform, "admin", platform.adminPassword());
    }

    @AfterAll
    void destroy() {
        app.destroy().is(204);
    }

    private Answer send(String method, String path, Object body) {
        return person.api().send(method, "/v2/apps/" + app.name() + "/" + path, body);
    }

    private String body(String path) {
        return app.get(path).is(200).body().replace(app.name(), "APP");
    }

    private String cli(String... words) {
        String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "-a";
        all[words.length + 1] = app.name();
        return cli.run(all).succeeded().output().replace(app.name(), "APP").replaceAll(" +(?=\\R|$)", "");
    }

    @Test
    @Order(1)
    void aNewAppHasNoneOfThem() {
        assertThat(body("services/")).isEqualTo("{\"services\":[]}");
        for (String list : List.of("gateways/", "routes/", "routes/anything", "certs/")) {
            assertThat(body(list)).isEqualTo("{\"count\":0,\"next\":null,\"previous\":null,\"results\":[]}");
        }
        JsonNode tls = app.get("tls/").is(200).json();
        assertThat(tls.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "uuid",
                        "app",
                        "owner",
                        "issuer",
                        "https_enforced",
                        "certs_auto_enabled",
                        "created",
                        "updated",
                        "events");
        assertThat(tls.path("https_enforced").isNull()).isTrue();
        assertThat(tls.path("certs_auto_enabled").isNull()).isTrue();
        assertThat(tls.path("events").isArray()).isTrue();
        assertThat(tls.path("issuer"))
                .hasToString("{\"email\":\"anonymous@cert-manager.io\","
                        + "\"server\":\"https://acme-v02.api.letsencrypt.org/directory\","
                        + "\"key_id\":\"\",\"key_secret\":\"\"}");
    }

    @Test
    @Order(2)
    void theFirstDeployMakesTheDefaultIngress() throws Exception {
        SampleApp.web("page one").push(platform, SshKey.of(person), app.name()).succeeded();
        assertThat(app.deployed(2).path("state").asText()).isEqualTo("succeed");
        String port = body("services/").replaceAll(".*targetPort\":([0-9]+).*", "$1");
        assertThat(body("services/"))
                .isEqualTo("{\"services\":[{\"domain\":\"APP.APP.svc.cluster.local\",\"ports\":[{\"name\":\"tcp-80\","
                        + "\"port\":80,\"protocol\":\"TCP\",\"targetPort\":" + port + "}],\"ptype\":\"web\"}]}");
        assertThat(body("gateways/"))
                .isEqualTo("{\"count\":1,\"next\":null,\"previous\":null,\"results\":[{\"app\":\"APP\",\"owner\":\""
                        + person.name() + "\",\"name\":\"APP\",\"listeners\":[{\"allowedRoutes\":{\"namespaces\":"
                        + "{\"from\":\"All\"}},\"name\":\"tcp-80-0\",\"port\":80,\"protocol\":\"HTTP\"}],"
                        + "\"addresses\":[]}]}");
        JsonNode route = app.get("routes/").is(200).results().get(0);
        assertThat(route.path("parent_refs")).hasToString("[{\"name\":\"" + app.name() + "\",\"port\":80}]");
        assertThat(route.path("rules")
                        .get(0)
                        .path("backendRefs")
                        .get(0)
                        .path("name")
                        .asText())
                .isEqualTo(app.name());
        assertThat(route.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("app", "owner", "kind", "name", "port", "ptype", "rules", "parent_refs");
        assertThat(app.get("routes/" + app.name() + "/rules/").is(200).json()).isEqualTo(route.path("rules"));
        assertThat(cli("services:list")).contains("PTYPE    PORT    PROTOCOL    TARGET-PORT    DOMAIN");
        assertThat(cli("gateways:list")).contains("NAME", "LISENTER", "tcp-80-0");
        assertThat(cli("routes:list")).contains("SERVICE-PORT", "HTTPRoute");
    }

    @Test
    @Order(3)
    void portsComeAndGo() {
        Map<String, ?> port = Map.of("ptype", "worker", "port", "8080", "protocol", "UDP", "target_port", 9000);
        assertThat(app.post("services/", port).is(201).body()).isEmpty();
        assertThat(app.post("services/", port).is(400).body()).isEqualTo("{\"detail\":\"port is occupied\"}");
        assertThat(app.post("services/", Map.of("ptype", "worker", "port", 81, "target_port", 82, "protocol", ""))
                        .is(204)
                        .body())
                .isEmpty();
        assertThat(body("services/"))
                .contains("{\"name\":\"udp-8080\",\"port\":8080,\"protocol\":\"UDP\",\"targetPort\":9000}")
                .contains("{\"name\":\"tcp-81\",\"port\":81,\"protocol\":\"TCP\",\"targetPort\":82}");
        for (int i : new int[] {8080, 81, 81}) {
            String protocol = i == 81 ? "TCP" : "UDP";
            Map<String, ?> gone = Map.of("ptype", "worker", "port", i, "protocol", protocol);
            assertThat(send("DELETE", "services/", gone).status()).isIn(204, 404);
        }
        assertThat(send("DELETE", "services/", Map.of("ptype", "worker", "port", 81))
                        .is(404)
                        .body())
                .isEqualTo("\"No Service matches the given query.\"");
        assertThat(cli("services:add", "worker", "8080:9000")).contains("Adding worker (8080) to APP... done");
        assertThat(cli("services:remove", "worker", "8080")).contains("Removing worker from APP... done");
    }

    @Test
    @Order(4)
    void gatewaysAndRoutesByTheClient() throws Exception {
        assertThat(cli("gateways:add", "front", "--port=8080", "--protocol=HTTP"))
                .contains("Adding gateway front to APP... done");
        assertThat(cli("routes:add", "side", "--ptype=web", "--kind=HTTPRoute", "--port=80"))
                .contains("Adding route side to APP... done");
        assertThat(cli("routes:attach", "side", "--gateway=front", "--port=8080"))
                .contains("Attaching route side to gateway front... done");
        assertThat(app.get("routes/").is(200).results().get(0).path("parent_refs"))
                .hasToString("[{\"name\":\"front\",\"port\":8080}]");
        assertThat(cli("routes:detach", "side", "--gateway=front", "--port=8080"))
                .contains("Detaching route side to gateway front... done");
        Path rules = Scratch.folder("rules").resolve("rules.yaml");
        Files.writeString(rules, "- backendRefs:\n  - name: " + app.name() + "\n    port: 80\n    weight: 7\n");
        assertThat(cli("routes:set", "side", "--rules-file=" + rules)).contains("Applying rules... done");
        assertThat(cli("routes:get", "side")).contains("weight: 7");
        assertThat(cli("routes:remove", "side")).contains("Removing route side to APP... done");
        assertThat(cli("gateways:remove", "front", "--port=8080", "--protocol=HTTP"))
                .contains("Removing gateway front to APP... done");
        assertThat(app.get("gateways/").is(200).results()).hasSize(1);
    }

    @Test
    @Order(5)
    void refusalsAreInTheContractsWords() {
        Map<String, ?> foreign = Map.of("backendRefs", List.of(Map.of("name", "other", "port", 80)));
        String route = "routes/" + app.name();
        refused(
                "POST",
                "routes/",
                Map.of("name", app.name(), "ptype", "web", "kind", "HTTPRoute", "port", 80),
                "{\"detail\":\"this route " + app.name() + " already exists\"}");
        refused(
                "POST",
                "routes/",
                Map.of("name", "x", "ptype", "web", "kind", "HTTPRoute", "port", 81),
                "{\"detail\":\"this route does not match services. please add service first.\"}");
        refused(
                "POST",
                "routes/",
                Map.of("name", "x", "ptype", "web", "kind", "GRPCRoute", "port", 80),
                "[\"the route kind only supports: ^(HTTPRoute|TCPRoute|UDPRoute|TLSRoute)$\"]");
        refused(
                "PATCH",
                route + "/attach/",
                Map.of("gateway", "nope", "port", 80),
                "{\"detail\":\"this gateway nope does not exist\"}");
        refused(
                "PATCH",
                route + "/attach/",
                Map.of("gateway", app.name(), "port", 81),
                "{\"detail\":\"listener does not exist, please add gateway listener first.\"}");
        refused(
                "PATCH",
                route + "/attach/",
                Map.of("gateway", app.name(), "port", 80),
                "{\"detail\":\"gateway and port already exist in this route\"}");
        refused(
                "PATCH",
                route + "/detach/",
                Map.of("gateway", app.name(), "port", 81),
                "{\"detail\":\"gateway and port do not exist in this route\"}");
        refused(
                "PUT",
                route + "/rules/",
                List.of(foreign),
                "{\"detail\":\"backendRefs associated with incorrect service\"}");
        refused("PUT", route + "/rules/", List.of(1), "[\"could not validate the rules: rules[0] must be an object\"]");
        refused(
                "POST",
                "gateways/",
                Map.of("name", app.name(), "port", 80, "protocol", "TCP"),
                "{\"detail\":\"port is occupied\"}");
        refused(
                "DELETE",
                "gateways/",
                Map.of("name", app.name(), "port", 80, "protocol", "TCP"),
                "{\"detail\":\"no matching listener exists\"}");
        refused(
                "POST",
                "gateways/",
                Map.of("name", "x", "port", 80, "protocol", "SCTP"),
                "[\"the gateway protocol only supports: ^(HTTP|HTTPS|TCP|TLS|UDP)$\"]");
        refused(
                "POST",
                "services/",
                Map.of("ptype", "web", "port", "x", "target_port", 1),
                "[\"port can only be a numeric value\"]");
        refused(
                "POST",
                "services/",
                Map.of("ptype", "web", "port", 65536, "target_port", 1),
                "[\"port needs to be between 1 and 65535\"]");
        refused(
                "POST",
                "services/",
                Map.of("ptype", "web", "port", 1, "target_port", 1, "protocol", "tcp"),
                "[\"the service protocol only supports: ^(TCP|UDP|SCTP)$\"]");
        refused("POST", "gateways/", Map.of(), "{\"name\":[\"This field is required.\"]}");
        refused("PATCH", route + "/attach/", Map.of("port", 80), "{\"gateway\":[\"This field is required.\"]}");
        assertThat(send("DELETE", "routes/nope/", "").is(404).body())
                .isEqualTo("\"No Route matches the given query.\"");
    }

    private void refused(String method, String path, Object body, String text) {
        assertThat(send(method, path, body).is(400).body()).isEqualTo(text);
    }

    /** The SDK encodes the array twice. */
    @Test
    @Order(6)
    void rulesMayBeJsonInAString() {
        String path = "routes/" + app.name() + "/rules/";
        String rules = app.get(path).body();
        send("PUT", path, "\"" + rules.replace("\"", "\\\"") + "\"").is(204);
        assertThat(app.get(path).body()).isEqualTo(rules);
        send("PUT", path, rules).is(204);
    }

    @Test
    @Order(7)
    void certificatesAreShownAndServed() throws Exception {
        app.post("domains/", Map.of("domain", domain, "ptype", "web")).is(201);
        Answer added = app.post("certs/", certificate.body("main")).is(201);
        assertThat(added.body()).doesNotContain("PRIVATE").doesNotContain("BEGIN");
        assertThat(added.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "app",
                        "owner",
                        "name",
                        "common_name",
                        "san",
                        "fingerprint",
                        "expires",
                        "starts",
                        "issuer",
                        "subject",
                        "domains",
                        "created",
                        "updated");
        assertThat(added.text("subject")).isEqualTo("/C=DE/O=Own/CN=" + domain);
        assertThat(added.json().path("san")).hasToString("[\"" + domain + "\"]");
        assertThat(app.post("certs/main/domain/", Map.of()).is(400).body())
                .isEqualTo("{\"detail\":\"domain is a required field\"}");
        assertThat(cli("certs:attach", "main", domain)).contains("Attaching certificate main to domain ", "... done");
        assertThat(app.post("certs/main/domain/" + domain, "").is(409).body())
                .isEqualTo("{\"detail\":\"Domain already has a certificate attached to it\"}");
        assertThat(app.get("certs/main").is(200).json().path("domains")).hasToString("[\"" + domain + "\"]");
        assertThat(body("gateways/")).contains("\"mix-443-1\"", "\"name\":\"main-certificate\"");
        assertThat(cli("certs:info", "main")).contains("Fingerprint:", added.text("fingerprint"));
        assertThat(cli("certs:list")).contains("COMMON-NAME", "main");
    }

    @Test
    @Order(8)
    void enforcedHttpsIsRedirectedToAndServed() throws Exception {
        assertThat(cli("tls:force:enable")).contains("Enabling https-only requests for APP... done");
        assertThat(app.post("tls/", Map.of("https_enforced", true)).is(409).body())
                .isEqualTo("{\"detail\":\"" + person.name() + " changed nothing\"}");
        assertThat(app.post("tls/", Map.of("https_enforced", "test"))
                        .is(400)
                        .json()
                        .has("https_enforced"))
                .isTrue();
        await("redirect")
                .pollDelay(Duration.ZERO)
                .atMost(SOON)
                .until(() -> app.visit(domain).status() != 503);
        Answer plain = app.visit(domain);
        assumeTrue(plain.status() == 301, "this platform's router has no TLS port");
        URI location = URI.create(plain.headers().firstValue("Location").orElseThrow());
        assertThat(location.getScheme()).isEqualTo("https");
        assertThat(location.getHost()).isEqualTo(domain);
        assertThat(TlsClient.get(location.getPort(), domain, certificate.certificate()))
                .startsWith("HTTP/1.1 200")
                .contains("page one");
    }

    @Test
    @Order(9)
    void plainHttpComesBackAndTheIssuerStays() {
        String issuer = "--email=a@example.com --server=https://acme.example.com/dir --key-id=k --key-secret=s";
        assertThat(cli(("tls:auto:issuer " + issuer).split(" "))).contains("Adding issuer requests for APP... done");
        assertThat(cli("tls:force:disable")).contains("Disabling https-only requests for APP... done");
        assertThat(cli("tls:auto:enable")).contains("Enabling certs-auto requests for APP... done");
        assertThat(cli("tls:info")).contains("CertsAuto:", "HTTPSEnforced:", "a@example.com", "Events:");
        JsonNode tls = app.get("tls/").json();
        assertThat(tls.path("https_enforced").asBoolean(true)).isFalse();
        assertThat(tls.path("certs_auto_enabled").asBoolean()).isTrue();
        assertThat(tls.path("issuer").path("key_id").asText()).isEqualTo("k");
        assertThat(body("gateways/")).contains("\"APP-auto-tls\"");
        app.visit(domain).is(200);
        assertThat(cli("tls:auto:disable")).contains("Disabling certs-auto requests for APP... done");
    }

    @Test
    @Order(10)
    void aDetachedCertificateIsNoLongerServed() {
        assertThat(cli("certs:detach", "main", domain)).contains("Detaching certificate main from domain ", "... done");
        assertThat(body("gateways/")).doesNotContain("443");
        assertThat(cli("certs:remove", "main")).contains("Removing main... done");
        app.get("certs/main").is(404);
        assertThat(app.get("routes/").results().get(0).path("parent_refs")).hasSize(1);
    }
}
