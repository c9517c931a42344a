package dev.workflow.delivery.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the values do, and which are refused. */
class ValuesTest {

    @TempDir
    Path temp;

    static List<String> installations() {
        return Chart.installations();
    }

    @ParameterizedTest
    @MethodSource("installations")
    void helmFindsNothingToComplainAbout(String installation) throws Exception {
        Chart.copy(temp.resolve("workflow"));
        Path values = temp.resolve("workflow/values.yaml");
        // Lint takes the chart's own values only, and those lack what nobody but the operator knows.
        Map<String, Object> all = Chart.parse(Files.readString(values)).get(0);
        overlay(all, Chart.parse(Files.readString(Chart.values(installation))).get(0));
        Files.writeString(values, new org.yaml.snakeyaml.Yaml().dump(all));
        LintResult result = new Helm(temp.resolve("workflow")).lint().strict().call();
        assertThat(result.isFailed())
                .as(String.join("\n", result.getMessages()))
                .isFalse();
    }

    @SuppressWarnings("unchecked")
    private static void overlay(Map<String, Object> below, Map<String, Object> above) {
        above.forEach((key, value) -> {
            if (value instanceof Map<?, ?> map && below.get(key) instanceof Map<?, ?> under) {
                overlay((Map<String, Object>) under, (Map<String, Object>) map);
            } else {
                below.put(key, value);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "domain                           | ''                       | domain",
                "domain                           | Apps_Example             | domain",
                "image.tag                        | latest                   | tag",
                "image.tag                        | ''                       | tag",
                "image.repository                 | ''                       | repository",
                "url                              | drycc.example.com        | url",
                "url                              | https://example.com/sub  | url",
                "imagee.tag                       | 1                        | imagee",
                "builder.replicas                 | 2                        | replicas",
                "worker.replicas                  | many                     | replicas",
                "controller.replica               | 2                        | replica",
                "database.location                | on-clutser               | location",
                "database.image                   | ''                       | image",
                "database.image                   | postgres:latest          | image",
                "database.location                | off-cluster              | url",
                "broker.location                  | off-cluster              | existingSecret",
                "storage.location                 | off-cluster              | endpoint",
                "registry.location                | off-cluster              | url",
                "registry.nodes.host              | ''                       | nodes",
                "gateway.create                   | true                     | class",
                "defaults.stopPatience            | 5                        | stopPatience",
                "env.lower                        | x                        | lower",
                "registry.nodes.proxy.enabled     | true                     | image",
            })
    void aWrongValueIsNamed(String key, String value, String named) {
        assertThatThrownBy(() -> Chart.render("minimal", Map.of(key, value)))
                .hasMessageContaining("values don't meet the specifications of the schema")
                .hasMessageContaining(named);
    }

    @Test
    void theMasterKeyIsAKeysetThatSealsAndOpens() throws Exception {
        String text = secret(Chart.render("minimal"), "workflow-platform", "master-key");
        AeadConfig.register();
        KeysetHandle keys = TinkJsonProtoKeysetFormat.parseKeyset(text, InsecureSecretKeyAccess.get());
        Aead aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        byte[] clear = "secret".getBytes(StandardCharsets.UTF_8);
        byte[] row = "row".getBytes(StandardCharsets.UTF_8);
        assertThat(aead.decrypt(aead.encrypt(clear, row), row)).isEqualTo(clear);
        assertThat(text).isNotEqualTo(secret(Chart.render("minimal"), "workflow-platform", "master-key"));
    }

    @Test
    void anUpgradeKeepsTheSecretsThatWereMade() {
        Rendered first = Chart.render("minimal");
        Map<String, Map<String, String>> there = new HashMap<>();
        for (Map<String, Object> secret : first.all("Secret")) {
            Map<String, String> data = new HashMap<>();
            Rendered.map(secret, "data").forEach((key, value) -> data.put(key, (String) value));
            there.put(Rendered.name(secret), data);
        }
        Rendered upgraded = Chart.render("minimal", Map.of("domain", "other.example.com"), there);
        for (Map<String, Object> secret : upgraded.all("Secret")) {
            assertThat(Rendered.map(secret, "data"))
                    .as(Rendered.name(secret))
                    .isEqualTo(Rendered.map(first.one("Secret", Rendered.name(secret)), "data"));
        }
    }

    private static String secret(Rendered chart, String name, String key) {
        String data = (String) Rendered.map(chart.one("Secret", name), "data").get(key);
        return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "url               | -     | http://drycc.apps.example.com",
                "gateway.tlsSecret | front | https://drycc.apps.example.com",
                "url | https://workflow.example.com | https://workflow.example.com",
            })
    void thePlatformKnowsWherePeopleReachIt(String key, String value, String url) {
        Map<String, Object> more =
                new HashMap<>(Map.of("domain", "apps.example.com", "gateway.create", "true", "gateway.class", "some"));
        if (value != null) {
            more.put(key, value);
        }
        for (Map<String, Object> deployment : Chart.render("minimal", more).all("Deployment")) {
            assertThat(Rendered.variable(deployment, "WORKFLOW_URL")).isEqualTo(url);
        }
    }

    @Test
    void onlyWhereLoginsAreAnsweredAreSettingsReadFromTheSecret() {
        Set<String> readers = new TreeSet<>();
        Rendered chart = Chart.render("on-cluster", Map.of("passport.settingsSecret", "passport-settings"));
        for (Map<String, Object> deployment : chart.all("Deployment")) {
            if (!Rendered.list(Rendered.container(deployment), "envFrom").isEmpty()) {
                readers.add(Rendered.variable(deployment, "WORKFLOW_COMPONENTS"));
            }
        }
        assertThat(readers).containsExactly("controller", "passport");
    }

    @Test
    void everyComponentIsADeploymentOfItsOwn() {
        Set<String> components = new TreeSet<>();
        for (Map<String, Object> deployment : Chart.render("on-cluster").all("Deployment")) {
            String component = Rendered.variable(deployment, "WORKFLOW_COMPONENTS");
            assertThat(Rendered.name(deployment)).isEqualTo("workflow-" + component);
            components.add(component);
        }
        assertThat(components)
                .containsExactly("builder", "controller", "logger", "passport", "registry", "router", "worker");
    }

    @Test
    void nothingIsInTheClusterThatIsSomewhereElse() {
        Rendered chart = Chart.render("off-cluster");
        assertThat(chart.all("StatefulSet")).isEmpty();
        assertThat(chart.all("DaemonSet")).isEmpty();
        assertThat(chart.all("Secret")).as("the operator brings all of them").isEmpty();
        assertThat(chart.all("Deployment"))
                .extracting(Rendered::name)
                .containsExactlyInAnyOrder("workflow-controller", "workflow-worker", "workflow-builder");
        Map<String, Object> worker = chart.one("Deployment", "workflow-worker");
        assertThat(Rendered.variable(worker, "WORKFLOW_DB_URL"))
                .isEqualTo("jdbc:postgresql://db.example.com:5432/workflow?sslmode=verify-full");
        assertThat(Rendered.variable(worker, "WORKFLOW_S3_ENDPOINT")).isEqualTo("https://s3.example.com");
        assertThat(Rendered.variable(worker, "WORKFLOW_KUBERNETES_REGISTRY")).isEqualTo("harbor.example.com");
    }

    @Test
    void nodesPullFromTheProxyOnTheirOwnAddress() {
        Rendered chart = Chart.render("on-cluster");
        Map<String, Object> worker = chart.one("Deployment", "workflow-worker");
        assertThat(Rendered.variable(worker, "WORKFLOW_KUBERNETES_REGISTRY")).isEqualTo("127.0.0.1:5555");
        assertThat(Rendered.variable(worker, "WORKFLOW_REGISTRY_URL"))
                .isEqualTo("http://workflow-registry.paas.svc.cluster.local:5000");
        Map<String, Object> proxy = chart.one("DaemonSet", "workflow-registry-proxy");
        assertThat(Rendered.list(Rendered.container(proxy), "ports").get(0))
                .containsEntry("hostPort", 5555)
                .containsEntry("hostIP", "127.0.0.1");
    }

    @Test
    void settingsOfAllAndOfOneReachTheServers() {
        Rendered chart = Chart.render("on-cluster");
        Map<String, Object> controller = chart.one("Deployment", "workflow-controller");
        assertThat(Rendered.variable(controller, "WORKFLOW_AUDIT_RETENTION_DAYS"))
                .isEqualTo("30");
        assertThat(Rendered.variable(controller, "WORKFLOW_RATE_LIMIT_ACCOUNT")).isEqualTo("600");
        assertThat(Rendered.variable(controller, "WORKFLOW_KUBERNETES_GATEWAY_CLASS"))
                .isEqualTo("example");
        assertThat(Rendered.map(controller, "spec"))
                .as("the autoscaler decides")
                .doesNotContainKey("replicas");
        Map<String, Object> worker = chart.one("Deployment", "workflow-worker");
        assertThat(Rendered.variable(worker, "WORKFLOW_RATE_LIMIT_ACCOUNT")).isEmpty();
    }

    @Test
    void toolsMadeForDryccFindItsServiceNames() {
        assertThat(Chart.render("on-cluster").all("Service"))
                .extracting(Rendered::name)
                .contains("drycc-controller-api", "drycc-builder", "drycc-registry", "drycc-logger");
        assertThat(Chart.render("minimal").all("Service"))
                .extracting(Rendered::name)
                .noneMatch(name -> name.startsWith("drycc"));
    }
}
