package dev.workflow.engine.kubernetes;

import dev.workflow.kubernetes.Cluster;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection whose server dies right after a call: the cluster has done it, nobody here does anything more. */
final class MortalCluster {

    private final AtomicInteger calls = new AtomicInteger();
    private final Cluster cluster;

    /** Not an exception that anything here would handle. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death() {
            super("this server is dead");
        }
    }

    /** @param last the number of the last call, from 1 */
    MortalCluster(Cluster alive, int last) {
        cluster = (Cluster) Proxy.newProxyInstance(
                MortalCluster.class.getClassLoader(), new Class<?>[] {Cluster.class}, (proxy, method, arguments) -> {
                    boolean counts = !method.getName().equals("cache")
                            && !method.getName().equals("capabilities");
                    if (counts && calls.get() >= last) {
                        throw new Death();
                    }
                    Object answer;
                    try {
                        answer = method.invoke(alive, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                    if (counts && calls.incrementAndGet() == last) {
                        throw new Death();
                    }
                    return answer;
                });
    }

    Cluster cluster() {
        return cluster;
    }

    int calls() {
        return calls.get();
    }
}
