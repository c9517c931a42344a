package dev.workflow.delivery.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object of every installation is one that fits the others. */
class ObjectsTest {

    static List<String> installations() {
        return Chart.installations();
    }

    @ParameterizedTest
    @MethodSource("installations")
    void everyObjectHasANameOfItsOwn(String installation) {
        Set<String> seen = new HashSet<>();
        for (Map<String, Object> object : Chart.render(installation).objects()) {
            String name = Rendered.name(object);
            assertThat(object).containsKeys("apiVersion", "kind", "metadata");
            assertThat(name).matches("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");
            assertThat(seen.add(object.get("kind") + "/" + name))
                    .as("only one %s %s", object.get("kind"), name)
                    .isTrue();
            assertThat(Rendered.map(object, "metadata", "labels"))
                    .containsEntry("app.kubernetes.io/instance", "workflow");
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void selectorsFindWhatTheyAreFor(String installation) {
        Rendered chart = Chart.render(installation);
        for (Map<String, Object> workload : chart.workloads()) {
            assertThat(Rendered.podLabels(workload).entrySet())
                    .as(Rendered.name(workload))
                    .containsAll(Rendered.map(workload, "spec", "selector", "matchLabels")
                            .entrySet());
        }
        for (Map<String, Object> service : chart.all("Service")) {
            List<Map<String, Object>> found = selected(chart, Rendered.map(service, "spec", "selector"));
            assertThat(found).as("behind " + Rendered.name(service)).hasSize(1);
            Set<Object> ports = Rendered.list(Rendered.container(found.get(0)), "ports").stream()
                    .map(port -> port.get("name"))
                    .collect(Collectors.toSet());
            assertThat(Rendered.list(service, "spec", "ports"))
                    .allSatisfy(port -> assertThat(ports).contains(port.get("targetPort")));
        }
        for (String kind : List.of("PodDisruptionBudget", "NetworkPolicy")) {
            String selector = kind.equals("NetworkPolicy") ? "podSelector" : "selector";
            for (Map<String, Object> object : chart.all(kind)) {
                assertThat(selected(chart, Rendered.map(object, "spec", selector, "matchLabels")))
                        .as(kind + " " + Rendered.name(object))
                        .hasSize(1);
            }
        }
    }

    private static List<Map<String, Object>> selected(Rendered chart, Map<String, Object> labels) {
        assertThat(labels).isNotEmpty();
        return chart.workloads().stream()
                .filter(workload -> Rendered.podLabels(workload).entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("installations")
    void whatIsMountedExists(String installation) {
        Rendered chart = Chart.render(installation);
        for (Map<String, Object> workload : chart.workloads()) {
            Set<Object> volumes = Rendered.list(Rendered.pod(workload), "volumes").stream()
                    .map(volume -> volume.get("name"))
                    .collect(Collectors.toCollection(HashSet::new));
            Rendered.list(workload, "spec", "volumeClaimTemplates").forEach(claim -> volumes.add(Rendered.name(claim)));
            assertThat(Rendered.list(Rendered.container(workload), "volumeMounts"))
                    .allSatisfy(mount -> assertThat(volumes).contains(mount.get("name")));
            Object account = Rendered.pod(workload).get("serviceAccountName");
            if (account != null) {
                chart.one("ServiceAccount", (String) account);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void aServerIsToldAllThatItAsksFor(String installation) {
        for (Map<String, Object> deployment : Chart.render(installation).all("Deployment")) {
            for (String name : List.of("DB_URL", "S3_ENDPOINT", "S3_BUCKET", "REGISTRY_URL", "KUBERNETES_REGISTRY")) {
                assertThat(Rendered.variable(deployment, "WORKFLOW_" + name))
                        .as(name)
                        .isNotBlank();
            }
            Set<Object> mounted = mountedSecrets(deployment);
            for (String name : List.of(
                    "DB_USER",
                    "DB_PASSWORD",
                    "AMQP_URI",
                    "S3_ACCESS_KEY",
                    "S3_SECRET_KEY",
                    "REGISTRY_USERNAME",
                    "REGISTRY_PASSWORD",
                    "BUILDER_KEY",
                    "MASTER_KEY")) {
                String file = Rendered.variable(deployment, "WORKFLOW_" + name + "_FILE");
                assertThat(file).as(name).startsWith("/run/secrets/workflow/");
                assertThat(mounted).contains(file.substring(file.lastIndexOf('/') + 1));
            }
        }
    }

    private static Set<Object> mountedSecrets(Map<String, Object> deployment) {
        return Rendered.list(Rendered.pod(deployment), "volumes").stream()
                .filter(volume -> "secrets".equals(volume.get("name")))
                .flatMap(volume -> Rendered.list(volume, "projected", "sources").stream())
                .flatMap(source -> Rendered.list(source, "secret", "items").stream())
                .map(item -> item.get("path"))
                .collect(Collectors.toSet());
    }
}
