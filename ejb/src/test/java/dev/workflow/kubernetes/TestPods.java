package dev.workflow.kubernetes;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Pods that run a shell script. */
public final class TestPods {

    /** On a real cluster {@code WORKFLOW_TEST_IMAGE} names an image with a shell in its place. */
    private static final String IMAGE =
            System.getenv().getOrDefault("WORKFLOW_TEST_IMAGE", "127.0.0.1:5000/busybox:latest");

    private TestPods() {}

    /** As of an app whose name is the namespace's. */
    public static KubernetesObject pod(String namespace, String name, String restart, String script) {
        Map<String, String> labels = Map.of("heritage", "drycc", "app", namespace, "type", "web", "version", "v2");
        Map<String, Object> container = Map.of("name", "main", "image", IMAGE, "command", List.of("sh", "-c", script));
        return KubernetesObject.of(Map.of(
                "metadata",
                Map.of("name", name, "namespace", namespace, "labels", labels),
                "spec",
                Map.of(
                        "restartPolicy",
                        restart,
                        "terminationGracePeriodSeconds",
                        1,
                        "containers",
                        List.of(container))));
    }

    public static void awaitPhase(Cluster cluster, String namespace, String name, String phase) {
        await().atMost(Duration.ofMinutes(2)).until(() -> cluster.get(Resource.POD, namespace, name)
                .map(pod -> pod.text("status", "phase").equals(phase))
                .orElse(false));
    }
}
