package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.workflow.kubernetes.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What the server fills in. */
final class Defaults {

    private static final String CPU_TARGET = """
            [{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":80}}}]
            """;

    private final AtomicInteger address = new AtomicInteger(10);

    /** @param fresh whether it is being created */
    void fill(Resource resource, JsonObject object, boolean fresh) {
        JsonObject spec = Tree.object(object, "spec");
        switch (resource.toString()) {
            case "namespaces" -> namespace(object, fresh);
            case "pods" -> PodDefaults.pod(object);
            case "secrets" -> secret(object);
            case "services" -> service(spec);
            case "persistentvolumeclaims" -> claim(object, fresh);
            case "deployments.apps" -> deployment(spec);
            case "replicasets.apps" -> replicaSet(spec);
            case "jobs.batch" -> job(object, spec);
            case "horizontalpodautoscalers.autoscaling" -> autoscaler(spec);
            case "networkpolicies.networking.k8s.io" -> networkPolicy(spec);
            default -> {
                // as it was given
            }
        }
    }

    private static void namespace(JsonObject object, boolean fresh) {
        Tree.set(object, Metadata.name(object), "metadata", "labels", "kubernetes.io/metadata.name");
        if (fresh) {
            Tree.set(object, Tree.list(List.of("kubernetes")), "spec", "finalizers");
        }
    }

    private static void secret(JsonObject object) {
        Tree.otherwise(object, "type", "Opaque");
        Metadata.texts(Tree.object(object, "stringData"))
                .forEach((name, value) -> Tree.set(
                        object,
                        Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)),
                        "data",
                        name));
        object.remove("stringData");
    }

    private void service(JsonObject spec) {
        Tree.otherwise(spec, "type", "ClusterIP");
        Tree.otherwise(spec, "sessionAffinity", "None");
        boolean external = "ExternalName".equals(Tree.text(spec, "type"));
        if (!external) {
            int number = address.get();
            Tree.otherwise(spec, "clusterIP", "10.96." + number / 250 + "." + (number % 250 + 1));
            if (!spec.has("clusterIPs")) {
                address.incrementAndGet();
                spec.add("clusterIPs", Tree.list(List.of(Tree.text(spec, "clusterIP"))));
            }
            Tree.otherwise(spec, "ipFamilies", Tree.list(List.of("IPv4")));
            Tree.otherwise(spec, "ipFamilyPolicy", "SingleStack");
            Tree.otherwise(spec, "internalTrafficPolicy", "Cluster");
        }
        for (JsonObject port : Tree.objects(spec, "ports")) {
            Tree.otherwise(port, "protocol", "TCP");
            Tree.otherwise(port, "targetPort", port.get("port"));
        }
    }

    private static void claim(JsonObject object, boolean fresh) {
        Tree.otherwise(Tree.make(object, "spec"), "volumeMode", "Filesystem");
        if (fresh && Metadata.finalizers(object).isEmpty()) {
            Tree.set(object, Tree.list(List.of("kubernetes.io/pvc-protection")), "metadata", "finalizers");
        }
    }

    private static void deployment(JsonObject spec) {
        Tree.otherwise(spec, "replicas", 1);
        JsonObject strategy = Tree.make(spec, "strategy");
        Tree.otherwise(strategy, "type", "RollingUpdate");
        if ("RollingUpdate".equals(Tree.text(strategy, "type"))) {
            JsonObject rolling = Tree.make(strategy, "rollingUpdate");
            Tree.otherwise(rolling, "maxUnavailable", "25%");
            Tree.otherwise(rolling, "maxSurge", "25%");
        }
        Tree.otherwise(spec, "revisionHistoryLimit", 10);
        Tree.otherwise(spec, "progressDeadlineSeconds", 600);
        template(spec);
    }

    private static void replicaSet(JsonObject spec) {
        Tree.otherwise(spec, "replicas", 1);
        template(spec);
    }

    private static void template(JsonObject spec) {
        if (Tree.has(spec, "template", "spec")) {
            PodDefaults.template(Tree.object(spec, "template", "spec"));
        }
    }

    private static void job(JsonObject object, JsonObject spec) {
        Tree.otherwise(spec, "parallelism", 1);
        Tree.otherwise(spec, "completions", 1);
        Tree.otherwise(spec, "backoffLimit", 6);
        Tree.otherwise(spec, "manualSelector", false);
        Tree.otherwise(spec, "completionMode", "NonIndexed");
        Tree.otherwise(spec, "suspend", false);
        Tree.otherwise(spec, "podReplacementPolicy", "TerminatingOrFailed");
        if (!spec.has("selector") && !Metadata.uid(object).isEmpty()) {
            String uid = Metadata.uid(object);
            JsonObject labels = Tree.make(spec, "template", "metadata", "labels");
            for (String prefix : List.of("batch.kubernetes.io/", "")) {
                labels.addProperty(prefix + "controller-uid", uid);
                labels.addProperty(prefix + "job-name", Metadata.name(object));
            }
            JsonObject own = Tree.make(object, "metadata", "labels");
            if (own.size() == 0) {
                labels.entrySet().forEach(label -> own.add(label.getKey(), label.getValue()));
            }
            Tree.set(spec, uid, "selector", "matchLabels", "batch.kubernetes.io/controller-uid");
        }
        template(spec);
    }

    private static void autoscaler(JsonObject spec) {
        Tree.otherwise(spec, "minReplicas", 1);
        if (!spec.has("metrics")) {
            JsonArray metrics = JsonParser.parseString(CPU_TARGET).getAsJsonArray();
            spec.add("metrics", metrics);
        }
    }

    private static void networkPolicy(JsonObject spec) {
        Tree.otherwise(spec, "podSelector", new JsonObject());
        if (!spec.has("policyTypes")) {
            spec.add("policyTypes", Tree.list(spec.has("egress") ? List.of("Ingress", "Egress") : List.of("Ingress")));
        }
        for (String direction : List.of("ingress", "egress")) {
            for (JsonObject rule : Tree.objects(spec, direction)) {
                Tree.objects(rule, "ports").forEach(port -> Tree.otherwise(port, "protocol", "TCP"));
            }
        }
    }

    /** The first status of a fresh object; null for kinds without. */
    static JsonObject status(Resource resource, JsonObject object) {
        return switch (resource.toString()) {
            case "namespaces" -> Tree.json(java.util.Map.of("phase", "Active")).getAsJsonObject();
            case "pods" -> {
                JsonObject status = new JsonObject();
                status.addProperty("phase", "Pending");
                status.addProperty("qosClass", Qos.of(object));
                yield status;
            }
            case "services" -> JsonParser.parseString("{\"loadBalancer\":{}}").getAsJsonObject();
            case "ingresses.networking.k8s.io" ->
                JsonParser.parseString("{\"loadBalancer\":{}}").getAsJsonObject();
            case "persistentvolumeclaims" ->
                Tree.json(java.util.Map.of("phase", "Pending")).getAsJsonObject();
            case "replicasets.apps" ->
                Tree.json(java.util.Map.of("replicas", 0)).getAsJsonObject();
            case "horizontalpodautoscalers.autoscaling" ->
                JsonParser.parseString("{\"desiredReplicas\":0,\"currentMetrics\":null}")
                        .getAsJsonObject();
            case "deployments.apps", "jobs.batch", "resourcequotas", "nodes" -> new JsonObject();
            default -> null;
        };
    }
}
