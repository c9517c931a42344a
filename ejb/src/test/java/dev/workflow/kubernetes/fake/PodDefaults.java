package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/** What the server fills in for the processes of a pod or of a template. */
final class PodDefaults {

    private PodDefaults() {}

    static void template(JsonObject spec) {
        Tree.otherwise(spec, "restartPolicy", "Always");
        Tree.otherwise(spec, "terminationGracePeriodSeconds", 30);
        Tree.otherwise(spec, "dnsPolicy", "ClusterFirst");
        Tree.otherwise(spec, "securityContext", new JsonObject());
        Tree.otherwise(spec, "schedulerName", "default-scheduler");
        if (spec.has("serviceAccountName")) {
            spec.add("serviceAccount", spec.get("serviceAccountName"));
        }
        Tree.objects(spec, "initContainers").forEach(PodDefaults::container);
        Tree.objects(spec, "containers").forEach(PodDefaults::container);
        Tree.objects(spec, "volumes").forEach(PodDefaults::volume);
    }

    /** More than in a template; admission adds these. */
    static void pod(JsonObject pod) {
        JsonObject spec = Tree.make(pod, "spec");
        template(spec);
        Tree.objects(spec, "initContainers").forEach(PodDefaults::requests);
        Tree.objects(spec, "containers").forEach(PodDefaults::requests);
        Tree.otherwise(spec, "serviceAccountName", "default");
        spec.add("serviceAccount", spec.get("serviceAccountName"));
        Tree.otherwise(spec, "enableServiceLinks", true);
        Tree.otherwise(spec, "priority", 0);
        Tree.otherwise(spec, "preemptionPolicy", "PreemptLowerPriority");
        JsonArray tolerations = Tree.array(spec, "tolerations");
        for (String key : List.of("not-ready", "unreachable")) {
            JsonObject toleration = new JsonObject();
            toleration.addProperty("key", "node.kubernetes.io/" + key);
            toleration.addProperty("operator", "Exists");
            toleration.addProperty("effect", "NoExecute");
            toleration.addProperty("tolerationSeconds", 300);
            if (!tolerations.contains(toleration)) {
                tolerations.add(toleration);
            }
        }
        spec.add("tolerations", tolerations);
    }

    /** Who limits asks for as much; templates are left as they are. */
    private static void requests(JsonObject container) {
        JsonObject limits = Tree.object(container, "resources", "limits");
        if (limits.size() > 0) {
            JsonObject requests = Tree.make(container, "resources", "requests");
            limits.entrySet().forEach(limit -> Tree.otherwise(requests, limit.getKey(), limit.getValue()));
        }
    }

    private static void container(JsonObject container) {
        Tree.otherwise(container, "resources", new JsonObject());
        Tree.otherwise(container, "terminationMessagePath", "/dev/termination-log");
        Tree.otherwise(container, "terminationMessagePolicy", "File");
        Tree.otherwise(container, "imagePullPolicy", newest(Tree.text(container, "image")) ? "Always" : "IfNotPresent");
        Tree.objects(container, "ports").forEach(port -> Tree.otherwise(port, "protocol", "TCP"));
        Tree.objects(container, "env").stream()
                .map(variable -> Tree.object(variable, "valueFrom", "fieldRef"))
                .filter(reference -> reference.size() > 0)
                .forEach(reference -> Tree.otherwise(reference, "apiVersion", "v1"));
        List.of("startupProbe", "readinessProbe", "livenessProbe")
                .forEach(name -> Tree.at(container, name).ifPresent(probe -> probe(probe.getAsJsonObject())));
        List.of("postStart", "preStop").forEach(name -> http(Tree.object(container, "lifecycle", name)));
    }

    private static void probe(JsonObject probe) {
        http(probe);
        Tree.otherwise(probe, "timeoutSeconds", 1);
        Tree.otherwise(probe, "periodSeconds", 10);
        Tree.otherwise(probe, "successThreshold", 1);
        Tree.otherwise(probe, "failureThreshold", 3);
    }

    private static void http(JsonObject handler) {
        if (handler.has("httpGet")) {
            Tree.otherwise(handler.getAsJsonObject("httpGet"), "path", "/");
            Tree.otherwise(handler.getAsJsonObject("httpGet"), "scheme", "HTTP");
        }
    }

    private static void volume(JsonObject volume) {
        if (volume.size() == 1) {
            volume.add("emptyDir", new JsonObject());
        }
        for (String kind : List.of("secret", "configMap", "projected", "downwardAPI")) {
            Tree.at(volume, kind).ifPresent(source -> Tree.otherwise(source.getAsJsonObject(), "defaultMode", 420));
        }
    }

    private static boolean newest(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        return !image.contains("@") && (!last.contains(":") || last.endsWith(":latest"));
    }
}
