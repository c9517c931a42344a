package dev.workflow.kubernetes.fake;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.kubernetes.fake.Managers.Manager;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Creates and changes objects under the server's rules, for clients and for the controllers in here. */
final class Api {

    private final Etcd etcd;
    private final Kinds kinds;
    private final Clock clock;
    private final Defaults defaults = new Defaults();
    private final Admission admission;
    private final NameSuffix suffixes = new NameSuffix();

    Api(Etcd etcd, Kinds kinds, Clock clock) {
        this.etcd = etcd;
        this.kinds = kinds;
        this.clock = clock;
        this.admission = new Admission(etcd, suffixes);
    }

    Etcd etcd() {
        return etcd;
    }

    Kinds kinds() {
        return kinds;
    }

    Clock clock() {
        return clock;
    }

    JsonObject get(Resource resource, String namespace, String name) {
        return etcd.get(resource, namespace, name).orElseThrow(() -> Refusal.notFound(resource, name));
    }

    JsonObject create(Resource resource, String namespace, JsonObject body, Write write) {
        synchronized (etcd) {
            JsonObject object = Bodies.settled(resource, namespace, body, kinds);
            if (!Tree.text(object, "metadata", "resourceVersion").isEmpty()) {
                throw Refusal.internal("resourceVersion should not be set on objects to be created");
            }
            born(resource, object);
            Managers managers = new Managers();
            managers.changed(manager(write, resource), new JsonObject(), withoutStatus(object), clock.instant());
            managers.writeTo(object);
            return store(resource, object, write);
        }
    }

    private void born(Resource resource, JsonObject object) {
        admission.enter(resource, object);
        JsonObject metadata = Tree.make(object, "metadata");
        String prefix = Tree.text(metadata, "generateName");
        if (Metadata.name(object).isEmpty() && !prefix.isEmpty()) {
            metadata.addProperty("name", suffixes.after(prefix));
        }
        Bodies.clearServerFields(metadata);
        metadata.addProperty("uid", UUID.randomUUID().toString());
        metadata.addProperty("creationTimestamp", Metadata.time(clock.instant()));
        if (kinds.hasGeneration(resource)) {
            metadata.addProperty("generation", 1);
        }
        defaults.fill(resource, object, true);
        admission.complete(resource, object);
        if (kinds.hasStatus(resource)) {
            object.remove("status");
            Optional.ofNullable(Defaults.status(resource, object)).ifPresent(status -> object.add("status", status));
        }
        Rules.check(resource, object);
        admission.admit(resource, object);
        if (etcd.get(resource, Metadata.namespace(object), Metadata.name(object))
                .isPresent()) {
            throw Refusal.alreadyExists(resource, Metadata.name(object));
        }
    }

    private JsonObject store(Resource resource, JsonObject object, Write write) {
        return write.dryRun() ? object : etcd.put(resource, object);
    }

    /** A full new version. */
    JsonObject replace(Resource resource, String namespace, String name, JsonObject body, Write write) {
        return change(
                resource,
                namespace,
                name,
                old -> Bodies.settled(resource, namespace, Bodies.named(resource, name, body), kinds),
                write);
    }

    /** A new version made from the one there is. */
    JsonObject change(Resource resource, String namespace, String name, UnaryOperator<JsonObject> change, Write write) {
        synchronized (etcd) {
            JsonObject old = get(resource, namespace, name);
            JsonObject fresh = change.apply(old.deepCopy());
            Bodies.check(resource, fresh, kinds, false);
            JsonObject next = next(resource, old, fresh, write);
            Managers managers = Managers.of(old);
            JsonObject after = write.ofStatus() || !kinds.hasStatus(resource) ? next : withoutStatus(next);
            JsonObject before = write.ofStatus() || !kinds.hasStatus(resource) ? old : withoutStatus(old);
            managers.changed(manager(write, resource), before, statusKept(after, next), clock.instant());
            managers.writeTo(next);
            return settle(resource, old, next, write);
        }
    }

    /** Fields of the status that others own must be found by the search for what is gone. */
    private static JsonObject statusKept(JsonObject after, JsonObject whole) {
        if (after.has("status") || !whole.has("status")) {
            return after;
        }
        after.add("status", whole.get("status"));
        return after;
    }

    /** Server-side apply. */
    JsonObject apply(Resource resource, String namespace, String name, JsonObject body, Write write) {
        synchronized (etcd) {
            JsonObject wanted = Bodies.applied(resource, namespace, name, body, kinds);
            Optional<JsonObject> live = etcd.get(resource, namespace, name);
            Manager manager = Manager.applying(write.manager(), resource.apiVersion());
            Applying applying = new Applying(resource.kind(), manager, write.force(), clock.instant());
            JsonObject merged = applying.to(live.orElseGet(JsonObject::new), wanted);
            if (live.isEmpty()) {
                var fields = merged.getAsJsonObject("metadata").remove("managedFields");
                born(resource, merged);
                Tree.set(merged, fields, "metadata", "managedFields");
                return store(resource, merged, write);
            }
            Optional<JsonElement> fields = Tree.at(merged, "metadata", "managedFields");
            JsonObject next = next(resource, live.get(), merged, write);
            Tree.remove(next, "metadata", "managedFields");
            fields.ifPresent(owned -> Tree.set(next, owned, "metadata", "managedFields"));
            return settle(resource, live.get(), next, write);
        }
    }

    /** What the old version becomes: the server's own fields stay, and the status or all else does. */
    private JsonObject next(Resource resource, JsonObject old, JsonObject fresh, Write write) {
        String version = Tree.text(fresh, "metadata", "resourceVersion");
        if (!version.isEmpty() && !version.equals(Tree.text(old, "metadata", "resourceVersion"))) {
            throw Refusal.stale(resource, Metadata.name(old));
        }
        JsonObject next = fresh;
        if (write.ofStatus()) {
            next = old.deepCopy();
            next.add("status", fresh.has("status") ? fresh.get("status") : new JsonObject());
        } else if (kinds.hasStatus(resource)) {
            next.remove("status");
            if (old.has("status")) {
                next.add("status", old.get("status").deepCopy());
            }
        }
        Bodies.keepServerFields(old, next);
        defaults.fill(resource, next, false);
        if (!write.ofStatus()) {
            Rules.checkChange(resource, old, next);
            Rules.check(resource, next);
        }
        return next;
    }

    private JsonObject settle(Resource resource, JsonObject old, JsonObject next, Write write) {
        if (Bodies.same(old, next)) {
            return old;
        }
        if (kinds.hasGeneration(resource) && !Bodies.content(old).equals(Bodies.content(next))) {
            Tree.set(next, Metadata.generation(old) + 1, "metadata", "generation");
        }
        if (Metadata.deleted(next) && Metadata.finalizers(next).isEmpty() && Deletion.nothingElseToWaitFor(next)) {
            if (!write.dryRun()) {
                etcd.remove(resource, next);
            }
            return next;
        }
        return store(resource, next, write);
    }

    private static JsonObject withoutStatus(JsonObject object) {
        JsonObject copy = object.deepCopy();
        copy.remove("status");
        return copy;
    }

    private static Manager manager(Write write, Resource resource) {
        return new Manager(write.manager(), "Update", resource.apiVersion(), write.subresource());
    }
}
