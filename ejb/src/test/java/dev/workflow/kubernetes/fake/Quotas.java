package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import io.kubernetes.client.custom.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Refuses objects that a namespace's ResourceQuota has no room for, and counts what is used. */
final class Quotas {

    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    private final Etcd etcd;

    Quotas(Etcd etcd) {
        this.etcd = etcd;
    }

    /** @throws Refusal 403 when there is no room */
    void admit(Resource resource, JsonObject object) {
        String namespace = Metadata.namespace(object);
        for (JsonObject quota : etcd.list(Resource.RESOURCE_QUOTA, namespace)) {
            Map<String, String> hard = Metadata.texts(Tree.object(quota, "spec", "hard"));
            unsaid(resource, object, hard).ifPresent(what -> {
                throw Refusal.forbidden(
                        resource,
                        Metadata.name(object),
                        "failed quota: " + Metadata.name(quota) + ": must specify " + what);
            });
            check(resource, object, Metadata.name(quota), hard);
        }
    }

    private void check(Resource resource, JsonObject object, String quota, Map<String, String> hard) {
        List<String> requested = new ArrayList<>();
        List<String> used = new ArrayList<>();
        List<String> limited = new ArrayList<>();
        new TreeMap<>(hard).forEach((name, limit) -> {
            BigDecimal more = cost(name, resource, object);
            BigDecimal now = used(name, Metadata.namespace(object));
            if (more.signum() > 0 && now.add(more).compareTo(number(limit)) > 0) {
                requested.add(name + "=" + text(more, limit));
                used.add(name + "=" + text(now, limit));
                limited.add(name + "=" + limit);
            }
        });
        if (!requested.isEmpty()) {
            throw Refusal.forbidden(
                    resource,
                    Metadata.name(object),
                    "exceeded quota: " + quota + ", requested: " + String.join(",", requested) + ", used: "
                            + String.join(",", used) + ", limited: " + String.join(",", limited));
        }
    }

    private static java.util.Optional<String> unsaid(Resource resource, JsonObject object, Map<String, String> hard) {
        if (!resource.equals(Resource.POD)) {
            return java.util.Optional.empty();
        }
        String missing = new TreeMap<>(hard)
                .keySet().stream()
                        .map(name -> containersWithout(object, name)
                                .map(containers -> name + " for: " + containers)
                                .orElse(""))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("; "));
        return java.util.Optional.of(missing).filter(text -> !text.isEmpty());
    }

    private static java.util.Optional<String> containersWithout(JsonObject pod, String name) {
        String[] path = path(name);
        if (path.length == 0) {
            return java.util.Optional.empty();
        }
        String without = Tree.objects(pod, "spec", "containers").stream()
                .filter(container -> !Tree.has(container, path))
                .map(container -> Tree.text(container, "name"))
                .collect(Collectors.joining(","));
        return java.util.Optional.of(without).filter(text -> !text.isEmpty());
    }

    /** Where containers say it: {@code limits.cpu} in resources.limits; empty for what they do not. */
    private static String[] path(String name) {
        if (name.startsWith("limits.") || name.startsWith("requests.") && !name.endsWith("storage")) {
            int dot = name.indexOf('.');
            return new String[] {"resources", name.substring(0, dot), name.substring(dot + 1)};
        }
        return Set.of("cpu", "memory").contains(name) ? new String[] {"resources", "requests", name} : new String[0];
    }

    private static BigDecimal cost(String name, Resource resource, JsonObject object) {
        String plural = name.startsWith("count/") ? name.substring("count/".length()) : name;
        if (plural.equals(resource.toString())) {
            return BigDecimal.ONE;
        }
        if (resource.equals(Resource.POD)) {
            String[] path = path(name);
            return path.length == 0
                    ? BigDecimal.ZERO
                    : Tree.objects(object, "spec", "containers").stream()
                            .map(container -> number(Tree.text(container, path)))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        return resource.equals(Resource.VOLUME_CLAIM) && "requests.storage".equals(name)
                ? number(Tree.text(object, "spec", "resources", "requests", "storage"))
                : BigDecimal.ZERO;
    }

    private BigDecimal used(String name, String namespace) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Resource resource : List.of(
                Resource.POD,
                Resource.SECRET,
                Resource.SERVICE,
                Resource.VOLUME_CLAIM,
                Resource.JOB,
                Resource.DEPLOYMENT,
                Kinds.CONFIG_MAP)) {
            for (JsonObject object : etcd.list(resource, namespace)) {
                if (!OVER.contains(Tree.text(object, "status", "phase"))) {
                    sum = sum.add(cost(name, resource, object));
                }
            }
        }
        return sum;
    }

    /** What the quota's status says. */
    JsonObject status(JsonObject quota) {
        JsonObject status = new JsonObject();
        status.add("hard", Tree.object(quota, "spec", "hard").deepCopy());
        JsonObject used = Tree.make(status, "used");
        Metadata.texts(Tree.object(quota, "spec", "hard"))
                .forEach((name, limit) -> used.addProperty(name, text(used(name, Metadata.namespace(quota)), limit)));
        return status;
    }

    private static BigDecimal number(String quantity) {
        return quantity.isEmpty() ? BigDecimal.ZERO : new Quantity(quantity).getNumber();
    }

    private static String text(BigDecimal number, String like) {
        return new Quantity(number, new Quantity(like).getFormat()).toSuffixedString();
    }
}
