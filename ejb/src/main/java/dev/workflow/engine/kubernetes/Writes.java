package dev.workflow.engine.kubernetes;

import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.ObjectCache;
import dev.workflow.kubernetes.Resource;
import java.time.Duration;
import java.util.Optional;

/** Writes into one namespace, and goes on when the caches have heard of it: what is read afterwards is not older. */
final class Writes {

    private static final Duration HEARD = Duration.ofSeconds(10);
    private static final Duration GONE = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final String namespace;

    Writes(Cluster cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    KubernetesObject apply(Resource resource, KubernetesObject wanted) throws InterruptedException {
        return heard(resource, cluster.apply(resource, wanted));
    }

    KubernetesObject create(Resource resource, KubernetesObject fresh) throws InterruptedException {
        return heard(resource, cluster.create(resource, fresh));
    }

    private KubernetesObject heard(Resource resource, KubernetesObject written) throws InterruptedException {
        ObjectCache cache = cluster.cache(resource);
        String in = resource.namespaced() ? namespace : "";
        cache.await(
                in,
                () -> cache.get(in, written.name())
                        .filter(known -> !older(known, written))
                        .isPresent(),
                HEARD);
        return written;
    }

    /** Versions of one kind of object are numbers that grow; what is none is taken for new. */
    static boolean older(KubernetesObject one, KubernetesObject other) {
        try {
            return Long.parseUnsignedLong(one.resourceVersion()) < Long.parseUnsignedLong(other.resourceVersion());
        } catch (NumberFormatException opaque) {
            return false;
        }
    }

    /** @return whether it is gone; it may have to wait for somebody who still uses it */
    boolean remove(Resource resource, String name) throws InterruptedException {
        cluster.delete(resource, namespace, name, Optional.empty());
        ObjectCache cache = cluster.cache(resource);
        return cache.await(namespace, () -> cache.get(namespace, name).isEmpty(), GONE);
    }
}
