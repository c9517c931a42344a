package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;

/** Gives new namespaces their service account, and empties those that are to go. */
final class NamespaceCleaner implements Controller {

    private static final String MANAGER = "kube-controller-manager";

    private final Api api;
    private final Deletion deletion;

    NamespaceCleaner(Api api, Deletion deletion) {
        this.api = api;
        this.deletion = deletion;
    }

    @Override
    public void reconcile() {
        for (JsonObject namespace : api.etcd().list(Resource.NAMESPACE, "")) {
            Controllers.each(this, () -> {
                if (Metadata.deleted(namespace)) {
                    empty(namespace);
                } else {
                    furnish(Metadata.name(namespace));
                }
            });
        }
    }

    private void furnish(String namespace) {
        if (api.etcd().get(Resource.SERVICE_ACCOUNT, namespace, "default").isEmpty()) {
            api.create(Resource.SERVICE_ACCOUNT, namespace, named("default"), Write.by(MANAGER));
        }
        if (api.etcd().get(Kinds.CONFIG_MAP, namespace, "kube-root-ca.crt").isEmpty()) {
            api.create(Kinds.CONFIG_MAP, namespace, named("kube-root-ca.crt"), Write.by(MANAGER));
        }
    }

    private static JsonObject named(String name) {
        JsonObject object = new JsonObject();
        Tree.set(object, name, "metadata", "name");
        return object;
    }

    private void empty(JsonObject namespace) {
        String name = Metadata.name(namespace);
        int left = 0;
        for (Resource resource : api.kinds().all()) {
            if (!resource.namespaced() || resource.equals(Kinds.CORE_EVENT)) {
                continue;
            }
            for (JsonObject object : api.etcd().list(resource, name)) {
                if (!Metadata.deleted(object)) {
                    deletion.delete(resource, name, Metadata.name(object), Deletion.Options.background());
                }
            }
            left += api.etcd().list(resource, name).size();
        }
        if (left == 0) {
            api.change(
                    Resource.NAMESPACE,
                    "",
                    name,
                    old -> {
                        Tree.set(old, new JsonArray(), "spec", "finalizers");
                        return old;
                    },
                    new Write(MANAGER, "", false, false));
        }
    }
}
