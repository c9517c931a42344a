package dev.workflow.kubernetes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the platform reaches its cluster, and how much it asks of it.
 *
 * @param kubeconfig a file; empty: the pod's own service account when there is one, else {@code $KUBECONFIG}, else
 *     {@code ~/.kube/config}
 * @param qps calls a second in the long run, of all kinds together
 * @param burst calls at once after a quiet time
 * @param connect how long opening a connection may take
 * @param answer how long one answer may take
 * @param patience how long a call that fails is begun again
 * @param writes whether this server changes the cluster; one that only collects logs needs fewer rights
 */
public record ClusterSettings(
        Optional<Path> kubeconfig,
        double qps,
        int burst,
        Duration connect,
        Duration answer,
        Duration patience,
        boolean writes) {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public ClusterSettings {
        if (!(qps > 0) || burst < 1) {
            throw new IllegalArgumentException("workflow.kubernetes.qps must be above 0");
        }
    }

    /** The usual times, and twice the rate for a burst. */
    public static ClusterSettings of(Optional<Path> kubeconfig, int qps) {
        return new ClusterSettings(kubeconfig, qps, Math.max(1, 2 * qps), CONNECT, ANSWER, PATIENCE, true);
    }

    /** The same with other patience. */
    public ClusterSettings patience(Duration other) {
        return new ClusterSettings(kubeconfig, qps, burst, connect, answer, other, writes);
    }

    /** The same for a server that changes nothing. */
    public ClusterSettings reading() {
        return new ClusterSettings(kubeconfig, qps, burst, connect, answer, patience, false);
    }
}
