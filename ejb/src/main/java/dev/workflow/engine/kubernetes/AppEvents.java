package dev.workflow.engine.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.engine.Engine;
import dev.workflow.engine.kubernetes.object.ObjectLabels;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.kubernetes.Selector;
import java.util.List;
import java.util.Optional;

/** What the cluster reported about an app. */
final class AppEvents {

    private final Cluster cluster;
    private final String namespace;

    AppEvents(Cluster cluster, AppName app) {
        this.cluster = cluster;
        this.namespace = app.value();
    }

    /** Oldest first; asks the cluster. */
    List<Engine.Event> all() {
        return new PodEvents(cluster.list(Resource.EVENT, namespace, Selector.ALL))
                .all().stream()
                        .map(event -> new Engine.Event(
                                subject(event.part("regarding")),
                                event.text("reason"),
                                event.text("note").strip(),
                                PodEvents.at(event)))
                        .toList();
    }

    /** Deployments and their ReplicaSets are known by their type, a job's pod by the job. */
    private String subject(KubernetesObject regarding) {
        String name = regarding.text("name");
        return switch (regarding.text("kind")) {
            case "Deployment" -> type(Resource.DEPLOYMENT, name);
            case "ReplicaSet" -> type(Resource.REPLICA_SET, name);
            case "HorizontalPodAutoscaler" -> type(Resource.AUTOSCALER, name);
            case "Pod" ->
                cluster.cache(Resource.POD)
                        .get(namespace, name)
                        .map(pod -> new PodStatus(pod).shownName())
                        .orElse(name);
            default -> name;
        };
    }

    private String type(Resource resource, String name) {
        Optional<KubernetesObject> found = cluster.cache(resource).get(namespace, name);
        return found.map(object -> object.label(ObjectLabels.TYPE))
                .filter(type -> !type.isEmpty())
                .orElse(name);
    }
}
