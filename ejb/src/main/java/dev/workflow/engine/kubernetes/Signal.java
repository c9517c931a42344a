package dev.workflow.engine.kubernetes;

import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ObjectCache;
import dev.workflow.kubernetes.Resource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting rollout when something of its namespace changes. */
final class Signal implements AutoCloseable {

    private final Semaphore changed = new Semaphore(0);
    private final List<ObjectCache.Subscription> subscriptions;

    Signal(Cluster cluster, String namespace, List<Resource> kinds) {
        subscriptions = kinds.stream()
                .map(kind -> cluster.cache(kind).listen((change, object) -> {
                    if (object.namespace().equals(namespace)) {
                        changed.release();
                    }
                }))
                .toList();
    }

    /** Until something changed since the last call, or the time is over. */
    void await(long millis) throws InterruptedException {
        if (changed.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            changed.drainPermits();
        }
    }

    @Override
    public void close() {
        subscriptions.forEach(ObjectCache.Subscription::close);
    }
}
