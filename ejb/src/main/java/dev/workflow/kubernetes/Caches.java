package dev.workflow.kubernetes;

import dev.workflow.kubernetes.ClusterProblem.Kind;
import java.util.HashMap;
import java.util.Map;

/** The caches that somebody asked for; one a kind. */
final class Caches implements AutoCloseable {

    private final Calls calls;
    private final Paths paths;
    private final Pages pages;
    private final Map<Resource, Reflector> running = new HashMap<>();
    private boolean closed;

    Caches(Calls calls, Paths paths, Pages pages) {
        this.calls = calls;
        this.paths = paths;
        this.pages = pages;
    }

    /** Waits until the kind has been read once. */
    ObjectCache of(Resource resource) {
        Reflector reflector = running(resource);
        try {
            return reflector.read();
        } catch (InterruptedException stop) {
            throw Refusal.interrupted(stop);
        } catch (ClusterProblem problem) {
            // The next who asks may find the right granted, or the kind installed.
            forget(resource, reflector);
            throw problem;
        }
    }

    private synchronized Reflector running(Resource resource) {
        if (closed) {
            throw new ClusterProblem(Kind.UNAVAILABLE, 0, "the connection to the cluster was closed");
        }
        return running.computeIfAbsent(resource, kind -> {
            Reflector reflector = new Reflector(kind, new Watches(calls, paths, kind), pages);
            reflector.start();
            return reflector;
        });
    }

    private synchronized void forget(Resource resource, Reflector reflector) {
        reflector.close();
        running.remove(resource, reflector);
    }

    @Override
    public synchronized void close() {
        closed = true;
        running.values().forEach(Reflector::close);
        running.clear();
    }
}
