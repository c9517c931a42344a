package dev.workflow.engine.kubernetes;

import dev.workflow.engine.RolloutFailed;
import dev.workflow.engine.RolloutFailed.Cause;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.kubernetes.Resource;
import dev.workflow.kubernetes.Selector;
import dev.workflow.process.ProcessType;
import java.time.Duration;
import java.util.List;

/** Asks the cluster what it knows about a failure, once, when there is one. */
final class Explanation {

    private static final int LINES_SHOWN = 15;

    private final Cluster cluster;
    private final String namespace;

    Explanation(Cluster cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    /** None when they cannot be had: a failure is told even then. */
    PodEvents events() {
        try {
            return new PodEvents(cluster.list(Resource.EVENT, namespace, Selector.ALL));
        } catch (ClusterProblem unknown) {
            return PodEvents.NONE;
        }
    }

    RolloutFailed failure(ProcessType type, TypeState state, PodEvents events, Duration waited) {
        Symptom symptom = new Diagnosis(type, state, events, waited).explain();
        return symptom.failure(type, symptom.talker().map(this::said).orElse(List.of()));
    }

    private List<String> said(PodStatus pod) {
        PodLines log = new PodLines(cluster, namespace);
        boolean again = pod.running() && pod.restarts() > 0;
        List<String> lines = log.last(pod, LINES_SHOWN, again);
        return lines.isEmpty() && pod.restarts() > 0 ? log.last(pod, LINES_SHOWN, !again) : lines;
    }

    /** The cluster did not even say that it has got it. */
    RolloutFailed unheard(ProcessType type, Duration waited) {
        return new RolloutFailed(
                type,
                Cause.TIMEOUT,
                "Process " + type + " did not start: the cluster did not take its Deployment up within "
                        + waited.toSeconds() + " s.",
                "Ask who runs the cluster: its controllers may be down.");
    }
}
