package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;

/** Writes statuses, when they differ from what is there. */
final class Status {

    private Status() {}

    static void write(Api api, Resource resource, JsonObject object, JsonObject status) {
        write(api, resource, object, status, "kube-controller-manager");
    }

    static void write(Api api, Resource resource, JsonObject object, JsonObject status, String manager) {
        if (status.equals(object.get("status"))) {
            return;
        }
        synchronized (api.etcd()) {
            boolean same = api.etcd()
                    .get(resource, Metadata.namespace(object), Metadata.name(object))
                    .filter(now -> Metadata.uid(now).equals(Metadata.uid(object)))
                    .isPresent();
            if (same) {
                api.change(
                        resource,
                        Metadata.namespace(object),
                        Metadata.name(object),
                        old -> {
                            old.add("status", status.deepCopy());
                            return old;
                        },
                        Write.by(manager).status());
            }
        }
    }
}
