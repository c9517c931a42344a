package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the server remembers. Objects in here are never changed: a new version replaces the old. Its monitor is the
 * server's one lock; who reads and then writes holds it for both.
 */
final class Etcd {

    private static final int HISTORY = 20_000;

    private final Map<Resource, TreeMap<String, JsonObject>> objects = new HashMap<>();
    private final Deque<Change> history = new ArrayDeque<>();
    private long version = 1000;
    private long forgotten = 1;
    private boolean closed;

    synchronized long version() {
        return version;
    }

    synchronized Optional<JsonObject> get(Resource resource, String namespace, String name) {
        return Optional.ofNullable(of(resource).get(key(namespace, name)));
    }

    /** By namespace and name; of all namespaces when it is empty. */
    synchronized List<JsonObject> list(Resource resource, String namespace) {
        if (namespace.isEmpty()) {
            return new ArrayList<>(of(resource).values());
        }
        return new ArrayList<>(of(resource)
                .subMap(namespace + "/", true, namespace + "0", false)
                .values());
    }

    /** Stores a version of an object and gives it its number. */
    synchronized JsonObject put(Resource resource, JsonObject object) {
        version++;
        Tree.set(object, Long.toString(version), "metadata", "resourceVersion");
        JsonObject before = of(resource).put(key(Metadata.namespace(object), Metadata.name(object)), object);
        remember(new Change(version, resource, before, object, object));
        return object;
    }

    synchronized void remove(Resource resource, JsonObject object) {
        JsonObject before = of(resource).remove(key(Metadata.namespace(object), Metadata.name(object)));
        if (before != null) {
            version++;
            JsonObject last = object.deepCopy();
            Tree.set(last, Long.toString(version), "metadata", "resourceVersion");
            remember(new Change(version, resource, before, null, last));
        }
    }

    private void remember(Change change) {
        history.addLast(change);
        if (history.size() > HISTORY) {
            forgotten = history.removeFirst().version();
        }
        notifyAll();
    }

    /** What happened after that version, as far as it is remembered. */
    synchronized List<Change> since(long from) {
        Deque<Change> changes = new ArrayDeque<>();
        var newest = history.descendingIterator();
        while (newest.hasNext()) {
            Change change = newest.next();
            if (change.version() <= from) {
                break;
            }
            changes.addFirst(change);
        }
        return new ArrayList<>(changes);
    }

    /** Whether something that happened after that version may not be remembered any more. */
    synchronized boolean forgot(long from) {
        return from < forgotten;
    }

    /** The oldest version from which on all is remembered. */
    synchronized long oldest() {
        return forgotten;
    }

    /** Forgets all that happened, as a compaction does. */
    synchronized void compact() {
        version++;
        history.clear();
        forgotten = version;
        notifyAll();
    }

    /** Returns when something happened after that version, after the time, or when the server closes. */
    synchronized void await(long from, long millis) {
        if (version <= from && !closed) {
            try {
                wait(Math.max(1, millis));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized void wake() {
        notifyAll();
    }

    private TreeMap<String, JsonObject> of(Resource resource) {
        return objects.computeIfAbsent(resource, fresh -> new TreeMap<>());
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }
}
