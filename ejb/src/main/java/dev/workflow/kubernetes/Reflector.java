package dev.workflow.kubernetes;

import dev.workflow.kubernetes.ClusterProblem.Kind;
import dev.workflow.kubernetes.Watches.WatchStream;
import dev.workflow.kubernetes.Watches.WatchStream.Event;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Keeps the cache of one kind: reads all, then follows the changes from there. A watch that ends goes on where it ended;
 * when the server no longer knows that point (410), or going on fails again and again, all is read anew, and what has
 * vanished meanwhile is noticed (ADR 14).
 */
final class Reflector implements Runnable, AutoCloseable {

    private static final Logger LOG = System.getLogger(Reflector.class.getName());

    /** Failures in a row after which the remembered point is given up: a server restored from a backup never knows it. */
    private static final int HOPELESS = 3;

    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final Resource resource;
    private final Watches watches;
    private final Pages pages;
    private final CachedObjects objects;
    private final CompletableFuture<ObjectCache> read = new CompletableFuture<>();
    private final Thread thread;
    private String version = "";
    private int failures;
    private Pauses pauses = new Pauses(FOREVER);
    private volatile boolean closed;
    private volatile WatchStream current;

    Reflector(Resource resource, Watches watches, Pages pages) {
        this.resource = resource;
        this.watches = watches;
        this.pages = pages;
        objects = new CachedObjects(resource);
        thread = new Thread(this, "kubernetes-" + resource);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Waits for the first read. @throws ClusterProblem why there will be none */
    ObjectCache read() throws InterruptedException {
        try {
            return read.get();
        } catch (ExecutionException failure) {
            throw (ClusterProblem) failure.getCause();
        }
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                round();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            objects.close();
            read.completeExceptionally(new ClusterProblem(Kind.UNAVAILABLE, 0, "the cache was closed"));
        }
    }

    private void round() throws InterruptedException {
        try {
            if (version.isEmpty()) {
                Pages.Listed listed = pages.read(watches.all(), watches.listForm());
                objects.replace(listed.items());
                version = listed.version();
                read.complete(objects);
            }
            follow();
        } catch (ClusterProblem problem) {
            failed(problem, problem.kind() == Kind.EXPIRED);
        } catch (IOException lost) {
            failed(lost, false);
        } catch (RuntimeException unexpected) {
            failed(unexpected, true);
        }
    }

    private void follow() throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (WatchStream stream = watches.open(version)) {
            current = stream;
            for (Event event = stream.next(); event != null && !closed; event = stream.next()) {
                take(event);
                failures = 0;
                pauses = new Pauses(FOREVER);
            }
        }
        // Servers end watches on purpose, but not at once: one that does must not be asked in a loop.
        if (!closed && System.nanoTime() - began < Duration.ofSeconds(1).toNanos()) {
            pauses.pause(Duration.ZERO);
        }
    }

    private void take(Event event) {
        switch (event.type()) {
            case "ADDED", "MODIFIED" -> objects.put(event.object());
            case "DELETED" -> objects.remove(event.object());
            default -> LOG.log(Level.DEBUG, "{0}: {1}", resource, event.type());
        }
        if (!event.object().resourceVersion().isEmpty()) {
            version = event.object().resourceVersion();
        }
    }

    private void failed(Exception why, boolean anew) throws InterruptedException {
        if (closed || Thread.currentThread().isInterrupted()) {
            throw new InterruptedException();
        }
        if (!read.isDone()) {
            read.completeExceptionally(Refusal.unreadable(resource, why));
            closed = true;
            return;
        }
        failures++;
        if (failures == HOPELESS) {
            LOG.log(Level.WARNING, "Changes of {0} are not told by the cluster: {1}", resource, why.getMessage());
        }
        if (version.isEmpty() && why instanceof ClusterProblem problem && problem.kind() == Kind.NOT_FOUND) {
            // The kind itself was removed, and with it all its objects.
            objects.replace(List.of());
        }
        if (anew || failures >= HOPELESS) {
            version = "";
        }
        if (!anew || failures > 1) {
            pauses.pause(Duration.ZERO);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        WatchStream stream = current;
        if (stream != null) {
            stream.cancel();
        }
    }
}
