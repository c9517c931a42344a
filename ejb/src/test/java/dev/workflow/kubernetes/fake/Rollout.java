package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many replicas each ReplicaSet of a Deployment is to have next. */
final class Rollout {

    private final JsonObject deployment;
    private final Optional<JsonObject> present;
    private final List<JsonObject> old;
    private final long wanted;

    /** @param sets oldest first */
    Rollout(JsonObject deployment, Optional<JsonObject> present, List<JsonObject> sets) {
        this.deployment = deployment;
        this.present = present.flatMap(one -> sets.stream()
                .filter(set -> Metadata.uid(set).equals(Metadata.uid(one)))
                .findFirst());
        this.old = sets.stream()
                .filter(set -> present.isEmpty() || !Metadata.uid(set).equals(Metadata.uid(present.get())))
                .toList();
        this.wanted = Tree.number(deployment, 1, "spec", "replicas");
    }

    Map<JsonObject, Long> step(Api api) {
        Map<JsonObject, Long> next = new LinkedHashMap<>();
        if (present.isEmpty()) {
            return next;
        }
        if ("Recreate".equals(Tree.text(deployment, "spec", "strategy", "type"))) {
            recreate(api, next);
        } else {
            grow(next);
            if (next.isEmpty()) {
                shrink(next);
            }
        }
        return next;
    }

    private void recreate(Api api, Map<JsonObject, Long> next) {
        old.forEach(set -> next.put(set, 0L));
        boolean gone =
                old.stream().allMatch(set -> Pods.of(api.etcd(), set).stream().allMatch(Pods::over));
        if (gone) {
            next.put(present.get(), wanted);
        }
    }

    private void grow(Map<JsonObject, Long> next) {
        long now = spec(present.get());
        if (now > wanted) {
            next.put(present.get(), wanted);
            return;
        }
        long all = now + old.stream().mapToLong(Rollout::spec).sum();
        long more = Math.min(wanted + surge() - all, wanted - now);
        if (more > 0) {
            next.put(present.get(), now + more);
        }
    }

    private void shrink(Map<JsonObject, Long> next) {
        long least = wanted - unavailable();
        long all = spec(present.get()) + old.stream().mapToLong(Rollout::spec).sum();
        long coming = spec(present.get()) - available(present.get());
        long most = all - least - coming;
        Map<JsonObject, Long> left = new LinkedHashMap<>();
        old.forEach(set -> left.put(set, spec(set)));
        List<JsonObject> order = new ArrayList<>(old);
        for (JsonObject set : order) {
            long useless = Math.min(Math.max(0, most), spec(set) - available(set));
            left.merge(set, -Math.max(0, useless), Long::sum);
            most -= Math.max(0, useless);
        }
        long spare = available(present.get())
                + old.stream()
                        .mapToLong(set -> Math.min(available(set), left.get(set)))
                        .sum()
                - least;
        for (JsonObject set : order) {
            long fewer = Math.max(0, Math.min(spare, Math.min(left.get(set), most)));
            left.merge(set, -fewer, Long::sum);
            spare -= fewer;
            most -= fewer;
        }
        left.forEach((set, replicas) -> {
            if (replicas != spec(set)) {
                next.put(set, replicas);
            }
        });
    }

    private long surge() {
        return share("maxSurge", true);
    }

    private long unavailable() {
        long unavailable = share("maxUnavailable", false);
        return unavailable == 0 && surge() == 0 ? 1 : unavailable;
    }

    private long share(String name, boolean up) {
        String text = Tree.text(deployment, "spec", "strategy", "rollingUpdate", name);
        if (!text.endsWith("%")) {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        }
        double share = Integer.parseInt(text.substring(0, text.length() - 1)) * wanted / 100.0;
        return (long) (up ? Math.ceil(share) : Math.floor(share));
    }

    private static long spec(JsonObject set) {
        return Tree.number(set, 0, "spec", "replicas");
    }

    private static long available(JsonObject set) {
        return Tree.number(set, 0, "status", "availableReplicas");
    }
}
