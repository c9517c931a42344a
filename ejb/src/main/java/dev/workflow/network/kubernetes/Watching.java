package dev.workflow.network.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.kubernetes.ObjectCache;
import dev.workflow.kubernetes.Resource;
import dev.workflow.network.AppNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells of namespaces that were made, and of an app's objects that were deleted. All kinds are watched, or none. */
final class Watching {

    private final Cluster cluster;
    private final List<Resource> kinds;
    private final OwnPlaces places;
    private final AppNetwork.Watcher watcher;
    private final List<ObjectCache.Subscription> subscriptions = new ArrayList<>();

    Watching(Cluster cluster, List<Resource> kinds, OwnPlaces places, AppNetwork.Watcher watcher) {
        this.cluster = cluster;
        this.kinds = kinds;
        this.places = places;
        this.watcher = watcher;
    }

    /** @throws ClusterProblem when the cluster cannot be asked; nothing is told then */
    void begin() {
        try {
            listen(Resource.NAMESPACE, (change, namespace) -> {
                if (change == ObjectCache.Change.ADDED && places.ours(namespace)) {
                    tell(namespace.name(), watcher::placed);
                }
            });
            kinds.forEach(kind -> listen(kind, (change, object) -> {
                if (change == ObjectCache.Change.DELETED) {
                    tell(object.namespace(), watcher::disturbed);
                }
            }));
        } catch (ClusterProblem unreachable) {
            subscriptions.forEach(ObjectCache.Subscription::close);
            throw unreachable;
        }
    }

    private void listen(Resource kind, ObjectCache.Listener listener) {
        KnownObjects.of(cluster, kind).ifPresent(cache -> subscriptions.add(cache.listen(listener)));
    }

    private static void tell(String namespace, Consumer<AppName> whom) {
        AppName.parse(namespace).ifPresent(whom);
    }
}
