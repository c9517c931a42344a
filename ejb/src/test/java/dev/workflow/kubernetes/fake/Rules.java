package dev.workflow.kubernetes.fake;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.kubernetes.fake.Refusal.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the server finds wrong with an object, and with a change of one. */
final class Rules {

    private Rules() {}

    static void check(Resource resource, JsonObject object) {
        List<Cause> causes = new ArrayList<>(NameRules.check(resource, object));
        causes.addAll(content(resource, object));
        refuse(resource, object, causes);
    }

    private static void refuse(Resource resource, JsonObject object, List<Cause> causes) {
        if (!causes.isEmpty()) {
            throw Refusal.invalid(resource, Metadata.name(object), causes);
        }
    }

    private static List<Cause> content(Resource resource, JsonObject object) {
        return switch (resource.toString()) {
            case "pods" -> PodRules.check("spec", Tree.object(object, "spec"));
            case "deployments.apps", "replicasets.apps" -> workload(object);
            case "jobs.batch" -> job(object);
            case "services" -> service(object);
            case "persistentvolumeclaims" -> claim(object);
            case "horizontalpodautoscalers.autoscaling" -> autoscaler(object);
            default -> List.of();
        };
    }

    private static List<Cause> workload(JsonObject object) {
        List<Cause> causes = new ArrayList<>();
        JsonObject spec = Tree.object(object, "spec");
        if (Tree.number(spec, 0, "replicas") < 0) {
            causes.add(
                    Cause.invalid("spec.replicas", Tree.text(spec, "replicas"), "must be greater than or equal to 0"));
        }
        JsonObject selector = Tree.object(spec, "selector");
        if (!spec.has("selector")) {
            causes.add(Cause.required("spec.selector"));
        }
        JsonObject template = Tree.object(spec, "template");
        if (selector.size() == 0 || !LabelSelector.chooses(selector, Metadata.labels(template))) {
            String labels = Tree.at(template, "metadata", "labels")
                    .map(JsonElement::toString)
                    .orElse("null");
            causes.add(Cause.invalid(
                    "spec.template.metadata.labels", labels, "`selector` does not match template `labels`"));
        }
        causes.addAll(NameRules.labels("spec.template.labels", template));
        causes.addAll(PodRules.check("spec.template.spec", Tree.object(template, "spec")));
        String policy = Tree.text(template, "spec", "restartPolicy");
        if (!policy.isEmpty() && !"Always".equals(policy)) {
            causes.add(unsupported("spec.template.spec.restartPolicy", policy, "\"Always\""));
        }
        return causes;
    }

    private static List<Cause> job(JsonObject object) {
        List<Cause> causes = new ArrayList<>();
        JsonObject template = Tree.object(object, "spec", "template");
        causes.addAll(NameRules.labels("spec.template.labels", template));
        causes.addAll(PodRules.check("spec.template.spec", Tree.object(template, "spec")));
        if ("Always".equals(Tree.text(template, "spec", "restartPolicy"))) {
            causes.add(new Cause(
                    "FieldValueRequired",
                    "spec.template.spec.restartPolicy",
                    "Required value: valid values: \"OnFailure\", \"Never\""));
        }
        return causes;
    }

    private static List<Cause> service(JsonObject object) {
        JsonObject spec = Tree.object(object, "spec");
        boolean needsPorts =
                !"ExternalName".equals(Tree.text(spec, "type")) && !"None".equals(Tree.text(spec, "clusterIP"));
        List<Cause> causes = new ArrayList<>();
        List<JsonObject> ports = Tree.objects(spec, "ports");
        if (needsPorts && ports.isEmpty()) {
            causes.add(Cause.required("spec.ports"));
        }
        for (int i = 0; i < ports.size() && ports.size() > 1; i++) {
            if (Tree.text(ports.get(i), "name").isEmpty()) {
                causes.add(Cause.required("spec.ports[" + i + "].name"));
            }
        }
        return causes;
    }

    private static List<Cause> claim(JsonObject object) {
        List<Cause> causes = new ArrayList<>();
        if (Tree.array(object, "spec", "accessModes").isEmpty()) {
            causes.add(Cause.required("spec.accessModes", "at least 1 access mode is required"));
        }
        if (!Tree.has(object, "spec", "resources", "requests", "storage")) {
            causes.add(Cause.required("spec.resources[storage]"));
        }
        return causes;
    }

    private static List<Cause> autoscaler(JsonObject object) {
        long max = Tree.number(object, 0, "spec", "maxReplicas");
        return max < 1
                ? List.of(Cause.invalid("spec.maxReplicas", Long.toString(max), "must be greater than 0"))
                : List.of();
    }

    private static Cause unsupported(String field, String value, String values) {
        return new Cause(
                "FieldValueNotSupported",
                field,
                "Unsupported value: " + NameRules.quoted(value) + ": supported values: " + values);
    }

    /** @throws Refusal 422 when a field changed that must not */
    static void checkChange(Resource resource, JsonObject before, JsonObject after) {
        List<Cause> causes = new ArrayList<>();
        switch (resource.toString()) {
            case "deployments.apps", "replicasets.apps" -> {
                causes.addAll(content(resource, after));
                same("spec.selector", before, after, "spec", "selector").ifPresent(causes::add);
            }
            case "jobs.batch" -> {
                if (!Tree.flag(before, "spec", "suspend")) {
                    same("spec.template", before, after, "spec", "template").ifPresent(causes::add);
                }
                same("spec.selector", before, after, "spec", "selector").ifPresent(causes::add);
                same("spec.completions", before, after, "spec", "completions").ifPresent(causes::add);
            }
            case "secrets" -> same("type", before, after, "type").ifPresent(causes::add);
            case "services" ->
                same("spec.clusterIPs[0]", before, after, "spec", "clusterIP").ifPresent(causes::add);
            case "pods" -> pod(before, after).ifPresent(causes::add);
            case "persistentvolumeclaims" -> claim(before, after).ifPresent(causes::add);
            default -> {
                // all may change
            }
        }
        refuse(resource, after, causes);
    }

    private static Optional<Cause> same(String field, JsonObject before, JsonObject after, String... path) {
        Optional<JsonElement> now = Tree.at(after, path);
        return Objects.equals(Tree.at(before, path), now)
                ? Optional.empty()
                : Optional.of(
                        Cause.invalid(field, now.map(JsonElement::toString).orElse("null"), "field is immutable"));
    }

    private static Optional<Cause> pod(JsonObject before, JsonObject after) {
        return fixed(before).equals(fixed(after))
                ? Optional.empty()
                : Optional.of(new Cause(
                        "FieldValueForbidden",
                        "spec",
                        "Forbidden: pod updates may not change fields other than `spec.containers[*].image`,"
                                + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations`"
                                + " (only additions to existing tolerations),`spec.terminationGracePeriodSeconds`"
                                + " (allow it to be set to 1 if it was previously negative)"));
    }

    private static JsonObject fixed(JsonObject pod) {
        JsonObject spec = Tree.object(pod, "spec").deepCopy();
        java.util.List.of("activeDeadlineSeconds", "tolerations", "nodeName").forEach(spec::remove);
        Tree.objects(spec, "containers").forEach(container -> container.remove("image"));
        return spec;
    }

    private static Optional<Cause> claim(JsonObject before, JsonObject after) {
        JsonObject was = Tree.object(before, "spec").deepCopy();
        JsonObject is = Tree.object(after, "spec").deepCopy();
        for (JsonObject spec : List.of(was, is)) {
            spec.remove("resources");
            spec.remove("volumeName");
            spec.remove("volumeAttributesClassName");
        }
        return was.equals(is)
                ? Optional.empty()
                : Optional.of(new Cause(
                        "FieldValueForbidden",
                        "spec",
                        "Forbidden: spec is immutable after creation except resources.requests and"
                                + " volumeAttributesClassName for bound claims"));
    }
}
