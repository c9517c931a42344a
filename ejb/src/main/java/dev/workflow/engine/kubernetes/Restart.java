package dev.workflow.engine.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.engine.Engine.Progress;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.process.ProcessType;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Replaces the pods of process types by fresh ones, by an annotation of the pods. It is not part of what rollouts send,
 * so that none of them takes it away again.
 */
final class Restart {

    private static final String RESTARTED = "kubectl.kubernetes.io/restartedAt";

    private final Cluster cluster;
    private final String namespace;
    private final Deployments deployments;
    private final Clock clock;
    private final Map<String, String> before = new HashMap<>();

    Restart(Cluster cluster, AppName app, Clock clock) {
        this.cluster = cluster;
        this.namespace = app.value();
        this.deployments = new Deployments(cluster, namespace);
        this.clock = clock;
    }

    void run(Set<ProcessType> types, Progress progress) throws RolloutFailed, InterruptedException {
        deployments.read();
        String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        try (Vigil vigil = new Vigil(cluster, namespace, progress)) {
            List<Vigil.Goal> goals = new ArrayList<>();
            for (ProcessType type : types) {
                deployments
                        .of(type)
                        .filter(found -> found.number("spec", "replicas") > 0)
                        .ifPresent(found -> {
                            before.put(
                                    found.name(),
                                    found.texts("spec", "template", "metadata", "annotations")
                                            .getOrDefault(RESTARTED, ""));
                            goals.add(goal(type, mark(found.name(), now)));
                        });
            }
            vigil.await(goals);
        }
    }

    private static Vigil.Goal goal(ProcessType type, KubernetesObject sent) {
        int batches = new TypeState(sent, Optional.empty(), List.of(), List.of()).batches();
        Duration each = Duration.ofSeconds(Math.max(1, sent.number("spec", "progressDeadlineSeconds")));
        return new Vigil.Goal(type, sent, TypeState::complete, Duration.ZERO, each.multipliedBy(batches));
    }

    private KubernetesObject mark(String deployment, String moment) {
        Map<String, Object> annotation = new HashMap<>();
        annotation.put(RESTARTED, moment.isEmpty() ? null : moment);
        return cluster.merge(
                Resource.DEPLOYMENT,
                namespace,
                deployment,
                Map.of("spec", Map.of("template", Map.of("metadata", Map.of("annotations", annotation)))));
    }

    /** Back to the pods that ran before, as far as they have been replaced. */
    void undo() {
        before.forEach(this::mark);
    }
}
