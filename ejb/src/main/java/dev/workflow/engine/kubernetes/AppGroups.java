package dev.workflow.engine.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.engine.ProcessGroup;
import dev.workflow.engine.kubernetes.object.ObjectLabels;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.process.ProcessType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The Deployments of an app as users see them. */
final class AppGroups {

    private AppGroups() {}

    /** Newest first. */
    static List<ProcessGroup> of(Cluster cluster, AppName app) {
        return cluster.cache(Resource.DEPLOYMENT).in(app.value()).stream()
                .flatMap(AppGroups::view)
                .sorted(Comparator.comparing(ProcessGroup::started).reversed())
                .toList();
    }

    private static Stream<ProcessGroup> view(KubernetesObject deployment) {
        String version =
                deployment.texts("spec", "template", "metadata", "labels").getOrDefault(ObjectLabels.VERSION, "");
        return ProcessType.parse(deployment.label(ObjectLabels.TYPE)).stream()
                .map(type -> new ProcessGroup(
                        type,
                        Versions.number(version),
                        (int) deployment.number("spec", "replicas"),
                        (int) deployment.number("status", "readyReplicas"),
                        (int) deployment.number("status", "updatedReplicas"),
                        (int) deployment.number("status", "availableReplicas"),
                        deployment.created().orElse(Instant.EPOCH)));
    }
}
