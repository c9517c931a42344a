package dev.workflow.kubernetes;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.ObjectCache.Change;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The objects of one kind by namespace and name. Written by one thread, which also tells the listeners; read by all. */
final class CachedObjects implements ObjectCache {

    private static final Logger LOG = System.getLogger(CachedObjects.class.getName());

    private final Resource resource;
    private final Map<String, Map<String, KubernetesObject>> namespaces = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Set<Semaphore> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    CachedObjects(Resource resource) {
        this.resource = resource;
    }

    @Override
    public List<KubernetesObject> all() {
        List<KubernetesObject> all = new ArrayList<>();
        new ConcurrentSkipListMap<>(namespaces).values().forEach(names -> all.addAll(names.values()));
        return all;
    }

    @Override
    public List<KubernetesObject> in(String namespace) {
        return List.copyOf(namespaces.getOrDefault(namespace, Map.of()).values());
    }

    @Override
    public Optional<KubernetesObject> get(String namespace, String name) {
        return Optional.ofNullable(namespaces.getOrDefault(namespace, Map.of()).get(name));
    }

    @Override
    public Subscription listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public boolean await(String namespace, BooleanSupplier condition, Duration patience) throws InterruptedException {
        Semaphore changed = new Semaphore(0);
        long end = System.nanoTime() + patience.toNanos();
        waiting.add(changed);
        Listener listener = (change, object) -> {
            if (object.namespace().equals(namespace)) {
                changed.release();
            }
        };
        try (Subscription telling = listen(listener)) {
            while (!condition.getAsBoolean()) {
                if (closed || !changed.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return condition.getAsBoolean();
                }
                changed.drainPermits();
            }
            return true;
        } finally {
            waiting.remove(changed);
        }
    }

    void put(KubernetesObject object) {
        KubernetesObject kept = kept(object);
        KubernetesObject before = namespaces
                .computeIfAbsent(kept.namespace(), namespace -> new ConcurrentSkipListMap<>())
                .put(kept.name(), kept);
        if (before == null || !before.uid().equals(kept.uid())) {
            if (before != null) {
                tell(Change.DELETED, before);
            }
            tell(Change.ADDED, kept);
        } else if (!before.resourceVersion().equals(kept.resourceVersion())) {
            tell(Change.MODIFIED, kept);
        }
    }

    void remove(KubernetesObject object) {
        Map<String, KubernetesObject> names = namespaces.getOrDefault(object.namespace(), Map.of());
        if (names.containsKey(object.name())) {
            names.remove(object.name());
            if (names.isEmpty()) {
                namespaces.remove(object.namespace());
            }
            tell(Change.DELETED, kept(object));
        }
    }

    /** All that there is now; what is kept and not among it is gone. */
    void replace(List<KubernetesObject> now) {
        Map<String, KubernetesObject> gone = new HashMap<>();
        all().forEach(object -> gone.put(key(object), object));
        now.forEach(object -> gone.remove(key(object)));
        gone.values().forEach(this::remove);
        now.forEach(this::put);
    }

    private static String key(KubernetesObject object) {
        return object.namespace() + "/" + object.name();
    }

    void close() {
        closed = true;
        waiting.forEach(Semaphore::release);
    }

    private void tell(Change change, KubernetesObject object) {
        for (Listener listener : listeners) {
            try {
                listener.changed(change, object);
            } catch (RuntimeException failure) {
                LOG.log(Level.ERROR, "a listener of " + resource + " failed", failure);
            }
        }
    }

    /** Without what is large and nobody reads, and without what is secret whatever the server sent. */
    private KubernetesObject kept(KubernetesObject object) {
        JsonObject json = Typed.as(resource, object).json();
        if (json.has("metadata")) {
            JsonObject metadata = json.getAsJsonObject("metadata");
            metadata.remove("managedFields");
            if (metadata.has("annotations") && metadata.get("annotations").isJsonObject()) {
                metadata.getAsJsonObject("annotations").remove("kubectl.kubernetes.io/last-applied-configuration");
            }
        }
        if (resource.equals(Resource.SECRET)) {
            json.remove("data");
            json.remove("stringData");
        }
        return KubernetesObject.of(json);
    }
}
