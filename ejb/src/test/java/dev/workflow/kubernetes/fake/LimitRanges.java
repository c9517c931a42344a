package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import io.kubernetes.client.custom.Quantity;

/** Gives containers the limits and requests that a namespace's LimitRange says, and refuses those above its maximum. */
final class LimitRanges {

    private final Etcd etcd;

    LimitRanges(Etcd etcd) {
        this.etcd = etcd;
    }

    void fill(JsonObject pod) {
        for (JsonObject range : etcd.list(Resource.LIMIT_RANGE, Metadata.namespace(pod))) {
            for (JsonObject limit : Tree.objects(range, "spec", "limits")) {
                if ("Container".equals(Tree.text(limit, "type"))) {
                    Tree.objects(pod, "spec", "containers").forEach(container -> container(container, limit));
                }
            }
        }
    }

    private static void container(JsonObject container, JsonObject limit) {
        fill(container, "limits", Tree.object(limit, "default"));
        fill(container, "requests", Tree.object(limit, "defaultRequest"));
        fill(container, "requests", Tree.object(limit, "default"));
    }

    private static void fill(JsonObject container, String what, JsonObject given) {
        if (given.size() > 0) {
            JsonObject resources = Tree.make(container, "resources", what);
            given.entrySet().forEach(entry -> Tree.otherwise(resources, entry.getKey(), entry.getValue()));
        }
    }

    void check(JsonObject pod) {
        for (JsonObject range : etcd.list(Resource.LIMIT_RANGE, Metadata.namespace(pod))) {
            for (JsonObject limit : Tree.objects(range, "spec", "limits")) {
                if ("Container".equals(Tree.text(limit, "type"))) {
                    Tree.objects(pod, "spec", "containers").forEach(container -> check(pod, container, limit));
                }
            }
        }
    }

    private static void check(JsonObject pod, JsonObject container, JsonObject limit) {
        Metadata.texts(Tree.object(limit, "max")).forEach((name, max) -> {
            String has = Tree.text(container, "resources", "limits", name);
            if (!has.isEmpty() && new Quantity(has).getNumber().compareTo(new Quantity(max).getNumber()) > 0) {
                throw Refusal.forbidden(
                        Resource.POD,
                        Metadata.name(pod),
                        "maximum " + name + " usage per Container is " + max + ", but limit is " + has);
            }
        });
    }
}
