package dev.workflow.engine.kubernetes;

import dev.workflow.engine.kubernetes.object.Nodes;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.kubernetes.Resource;
import dev.workflow.kubernetes.Selector;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the cluster's machines by their labels; what it has counted is good for a while. */
public final class MatchingNodes implements Nodes {

    private static final Duration GOOD = Duration.ofMinutes(5);

    private final Cluster cluster;
    private final Map<Map<String, String>, Count> counted = new ConcurrentHashMap<>();

    private record Count(int machines, long at) {}

    public MatchingNodes(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public int matching(Map<String, String> labels) {
        return counted.compute(
                        new TreeMap<>(labels),
                        (wanted, known) -> known == null || System.nanoTime() - known.at() > GOOD.toNanos()
                                ? new Count(count(wanted), System.nanoTime())
                                : known)
                .machines();
    }

    private int count(Map<String, String> labels) {
        Selector[] parts = labels.entrySet().stream()
                .map(label -> Selector.is(label.getKey(), label.getValue()))
                .toArray(Selector[]::new);
        try {
            return cluster.list(Resource.NODE, "", Selector.all(parts)).size();
        } catch (ClusterProblem unknown) {
            return 0;
        }
    }
}
