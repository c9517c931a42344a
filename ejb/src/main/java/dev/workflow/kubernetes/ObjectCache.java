package dev.workflow.kubernetes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The platform's objects of one kind (those with the label {@code heritage=drycc}), as the cluster last told them. Reading costs no call. */
public interface ObjectCache {

    List<KubernetesObject> all();

    List<KubernetesObject> in(String namespace);

    Optional<KubernetesObject> get(String namespace, String name);

    /** Told of every change from now on, by one thread, soon; must be quick. Ends when the subscription is closed. */
    Subscription listen(Listener listener);

    /**
     * Waits until the condition holds; asks it now, and again after each change in the namespace.
     *
     * @return whether it held in time
     */
    boolean await(String namespace, BooleanSupplier condition, Duration patience) throws InterruptedException;

    interface Listener {
        /** @param object as it is now, or as it last was */
        void changed(Change change, KubernetesObject object);
    }

    enum Change {
        ADDED,
        MODIFIED,
        DELETED
    }

    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
