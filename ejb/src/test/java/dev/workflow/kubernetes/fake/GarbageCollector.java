package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Deletes what belongs to objects that are gone, or lets it go on without its owner. */
final class GarbageCollector implements Controller {

    private static final String MANAGER = "kube-controller-manager";
    private static final String ORPHAN = "orphan";
    private static final String FOREGROUND = "foregroundDeletion";

    private final Api api;
    private final Deletion deletion;
    private long seen;

    GarbageCollector(Api api, Deletion deletion) {
        this.api = api;
        this.deletion = deletion;
    }

    @Override
    public void reconcile() {
        boolean needed = api.etcd().since(seen).stream()
                .anyMatch(change -> change.after() == null
                        || Metadata.deleted(change.after())
                        || change.before() == null && Tree.has(change.after(), "metadata", "ownerReferences"));
        seen = api.etcd().version();
        if (needed) {
            sweep();
        }
    }

    private void sweep() {
        Map<String, JsonObject> all = new HashMap<>();
        List<Resource> kinds = api.kinds().all();
        kinds.forEach(kind -> api.etcd().list(kind, "").forEach(object -> all.put(Metadata.uid(object), object)));
        for (Resource kind : kinds) {
            for (JsonObject object : api.etcd().list(kind, "")) {
                dependent(kind, object, all);
            }
        }
        for (Resource kind : kinds) {
            for (JsonObject object : api.etcd().list(kind, "")) {
                if (Metadata.deleted(object)) {
                    owner(kind, object, all);
                }
            }
        }
    }

    private void dependent(Resource kind, JsonObject object, Map<String, JsonObject> all) {
        List<JsonObject> owners = Tree.objects(object, "metadata", "ownerReferences");
        if (owners.isEmpty() || Metadata.deleted(object)) {
            return;
        }
        boolean wanted = owners.stream()
                .map(owner -> all.get(Tree.text(owner, "uid")))
                .anyMatch(owner -> owner != null && !Metadata.finalizers(owner).contains(FOREGROUND));
        if (!wanted) {
            deletion.delete(kind, Metadata.namespace(object), Metadata.name(object), Deletion.Options.background());
        }
    }

    private void owner(Resource kind, JsonObject object, Map<String, JsonObject> all) {
        List<String> finalizers = Metadata.finalizers(object);
        List<JsonObject> dependents = all.values().stream()
                .filter(one -> owners(one).contains(Metadata.uid(object)))
                .toList();
        if (finalizers.contains(ORPHAN)) {
            dependents.forEach(one -> release(one, Metadata.uid(object)));
            withdraw(kind, object, ORPHAN);
        } else if (finalizers.contains(FOREGROUND) && dependents.isEmpty()) {
            withdraw(kind, object, FOREGROUND);
        }
    }

    private static List<String> owners(JsonObject object) {
        return Tree.objects(object, "metadata", "ownerReferences").stream()
                .map(owner -> Tree.text(owner, "uid"))
                .toList();
    }

    private void release(JsonObject dependent, String owner) {
        api.kinds()
                .ofKind(Tree.text(dependent, "apiVersion"), Tree.text(dependent, "kind"))
                .ifPresent(kind -> api.change(
                        kind,
                        Metadata.namespace(dependent),
                        Metadata.name(dependent),
                        old -> without(old, "ownerReferences", reference -> owner.equals(Tree.text(reference, "uid"))),
                        Write.by(MANAGER)));
    }

    private void withdraw(Resource kind, JsonObject object, String finalizer) {
        api.change(
                kind,
                Metadata.namespace(object),
                Metadata.name(object),
                old -> without(old, "finalizers", one -> one.getAsString().equals(finalizer)),
                Write.by(MANAGER));
    }

    private static JsonObject without(
            JsonObject object, String list, java.util.function.Predicate<JsonElement> dropped) {
        JsonArray left = new JsonArray();
        Tree.array(object, "metadata", list).forEach(one -> {
            if (!dropped.test(one)) {
                left.add(one);
            }
        });
        Tree.set(object, left, "metadata", list);
        return object;
    }
}
