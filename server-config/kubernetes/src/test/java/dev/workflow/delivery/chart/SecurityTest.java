package dev.workflow.delivery.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The least of rights, for containers and for what they may do in the cluster. */
class SecurityTest {

    static List<String> installations() {
        return Chart.installations();
    }

    private static List<Map<String, Object>> pods(Rendered chart) {
        List<Map<String, Object>> pods = new ArrayList<>();
        chart.workloads().forEach(workload -> pods.add(Rendered.pod(workload)));
        chart.all("Pod").forEach(pod -> pods.add(Rendered.map(pod, "spec")));
        return pods;
    }

    @ParameterizedTest
    @MethodSource("installations")
    void everyContainerIsRestricted(String installation) {
        for (Map<String, Object> pod : pods(Chart.render(installation))) {
            assertThat(Rendered.map(pod, "securityContext"))
                    .containsEntry("runAsNonRoot", true)
                    .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
            assertThat((Integer) Rendered.at(pod, "securityContext", "runAsUser"))
                    .isPositive();
            assertThat(pod)
                    .doesNotContainKeys("hostNetwork", "hostPID", "hostIPC")
                    .containsEntry("enableServiceLinks", false);
            for (Map<String, Object> container : Rendered.list(pod, "containers")) {
                assertThat(Rendered.map(container, "securityContext"))
                        .containsEntry("allowPrivilegeEscalation", false)
                        .containsEntry("readOnlyRootFilesystem", true)
                        .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
                assertThat((String) container.get("image"))
                        .matches(".+(:[^/]+|@sha256:[0-9a-f]{64})")
                        .doesNotEndWith(":latest");
                assertThat(Rendered.at(container, "resources", "limits", "memory"))
                        .isNotNull();
                assertThat(Rendered.at(container, "resources", "requests", "cpu"))
                        .isNotNull();
            }
            assertThat(Rendered.list(pod, "volumes")).noneMatch(volume -> volume.containsKey("hostPath"));
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void whatRunsForLongIsProbedAndHasTimeToEnd(String installation) {
        for (Map<String, Object> workload : Chart.render(installation).workloads()) {
            assertThat(Rendered.container(workload))
                    .as(Rendered.name(workload))
                    .containsKeys("livenessProbe", "readinessProbe");
            String patience = Rendered.variable(workload, "WORKFLOW_STOP_PATIENCE");
            if (!patience.isEmpty()) {
                int delay = Integer.parseInt(Rendered.variable(workload, "WORKFLOW_STOP_DELAY"));
                assertThat((Integer) Rendered.pod(workload).get("terminationGracePeriodSeconds"))
                        .isGreaterThan(delay + Integer.parseInt(patience));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void onlyWhoTalksToTheClusterHasAToken(String installation) {
        Rendered chart = Chart.render(installation);
        Set<String> withToken = new TreeSet<>();
        for (Map<String, Object> workload : chart.workloads()) {
            if (!Boolean.FALSE.equals(Rendered.pod(workload).get("automountServiceAccountToken"))) {
                withToken.add(Rendered.name(workload));
            }
        }
        assertThat(Set.of("workflow-controller", "workflow-worker", "workflow-logger", "workflow-router"))
                .containsAll(withToken);
        assertThat(withToken).contains("workflow-controller", "workflow-worker");
        for (Map<String, Object> binding : chart.all("ClusterRoleBinding")) {
            assertThat(Rendered.list(binding, "subjects"))
                    .allSatisfy(subject -> assertThat(withToken).contains((String) subject.get("name")));
        }
    }

    /** The list is what docs/kubernetes.md justifies: whoever needs one more verb adds it there, in the chart and here. */
    @Test
    void theRolesAreExactlyTheListOnes() throws IOException {
        Set<String> granted = new TreeSet<>();
        for (Map<String, Object> role : Chart.render("on-cluster").all("ClusterRole")) {
            for (Map<String, Object> rule : Rendered.list(role, "rules")) {
                add(granted, Rendered.name(role), rule);
            }
        }
        try (InputStream list = SecurityTest.class.getResourceAsStream("roles.txt")) {
            assertThat(String.join("\n", granted) + "\n")
                    .isEqualTo(new String(list.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @SuppressWarnings("unchecked")
    private static void add(Set<String> granted, String role, Map<String, Object> rule) {
        for (String group : (List<String>) rule.get("apiGroups")) {
            for (String resource : (List<String>) rule.get("resources")) {
                String what = group.isEmpty() ? resource : resource + "." + group;
                granted.add(role + " " + what + " " + String.join(",", (List<String>) rule.get("verbs")));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void noSecretIsInAnEnvironment(String installation) {
        Rendered chart = Chart.render(installation);
        String environments = chart.workloads().stream()
                .map(workload ->
                        Rendered.list(Rendered.container(workload), "env").toString())
                .reduce("", String::concat);
        for (Map<String, Object> secret : chart.all("Secret")) {
            Rendered.map(secret, "data").forEach((key, value) -> {
                String clear = new String(Base64.getDecoder().decode((String) value), StandardCharsets.UTF_8);
                if (!key.startsWith("user")) {
                    assertThat(clear).as(Rendered.name(secret) + "/" + key).hasSizeGreaterThanOrEqualTo(20);
                    assertThat(environments).doesNotContain(clear);
                }
            });
        }
    }

    @Test
    void whatOpensTheDatabaseOutlivesTheRelease() {
        for (Map<String, Object> secret : Chart.render("minimal").all("Secret")) {
            if (!Rendered.name(secret).endsWith("-config")) {
                assertThat(Rendered.map(secret, "metadata", "annotations"))
                        .containsEntry("helm.sh/resource-policy", "keep");
            }
        }
    }
}
