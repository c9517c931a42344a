package dev.workflow.engine.kubernetes;

import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.Cluster.LogRequest;
import dev.workflow.kubernetes.ClusterProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The last lines of a pod. */
final class PodLines {

    private final Cluster cluster;
    private final String namespace;

    PodLines(Cluster cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    /** None when the node has none, or not any more. */
    List<String> last(PodStatus pod, int lines, boolean previous) {
        LogRequest request = new LogRequest(pod.container().text("name"), lines, false, false, previous);
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(cluster.log(namespace, pod.name(), request), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (ClusterProblem | UncheckedIOException | IOException none) {
            return List.of();
        }
    }
}
