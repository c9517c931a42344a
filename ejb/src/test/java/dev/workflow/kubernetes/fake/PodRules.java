package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.fake.Refusal.Cause;
import io.kubernetes.client.custom.Quantity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the server finds wrong with the processes of a pod or of a template. */
final class PodRules {

    private PodRules() {}

    /** @param path of the pod's spec: {@code spec} or {@code spec.template.spec} */
    static List<Cause> check(String path, JsonObject spec) {
        List<Cause> causes = new ArrayList<>();
        List<JsonObject> containers = Tree.objects(spec, "containers");
        if (containers.isEmpty()) {
            causes.add(Cause.required(path + ".containers"));
        }
        Set<String> volumes = new HashSet<>();
        Tree.objects(spec, "volumes").forEach(volume -> volumes.add(Tree.text(volume, "name")));
        for (String list : List.of("initContainers", "containers")) {
            List<JsonObject> all = Tree.objects(spec, list);
            for (int i = 0; i < all.size(); i++) {
                causes.addAll(container(path + "." + list + "[" + i + "]", all.get(i), volumes));
            }
        }
        return causes;
    }

    private static List<Cause> container(String path, JsonObject container, Set<String> volumes) {
        List<Cause> causes = new ArrayList<>();
        String name = Tree.text(container, "name");
        if (name.isEmpty()) {
            causes.add(Cause.required(path + ".name"));
        } else if (name.length() > 63) {
            causes.add(Cause.invalid(path + ".name", NameRules.quoted(name), "must be no more than 63 bytes"));
        } else {
            NameRules.label(path + ".name", name).ifPresent(causes::add);
        }
        if (Tree.text(container, "image").isEmpty()) {
            causes.add(Cause.required(path + ".image"));
        }
        List<JsonObject> mounts = Tree.objects(container, "volumeMounts");
        Set<String> places = new HashSet<>();
        for (int i = 0; i < mounts.size(); i++) {
            String volume = Tree.text(mounts.get(i), "name");
            if (!volumes.contains(volume)) {
                causes.add(new Cause(
                        "FieldValueNotFound",
                        path + ".volumeMounts[" + i + "].name",
                        "Not found: " + NameRules.quoted(volume)));
            }
            String place = Tree.text(mounts.get(i), "mountPath");
            if (!places.add(place)) {
                causes.add(Cause.invalid(
                        path + ".volumeMounts[" + i + "].mountPath", NameRules.quoted(place), "must be unique"));
            }
        }
        causes.addAll(resources(path + ".resources.requests", container));
        causes.addAll(environment(path + ".env", container));
        return causes;
    }

    private static List<Cause> environment(String path, JsonObject container) {
        List<Cause> causes = new ArrayList<>();
        List<JsonObject> variables = Tree.objects(container, "env");
        for (int i = 0; i < variables.size(); i++) {
            if (Tree.text(variables.get(i), "name").isEmpty()) {
                causes.add(Cause.required(path + "[" + i + "].name"));
            }
        }
        return causes;
    }

    private static List<Cause> resources(String path, JsonObject container) {
        List<Cause> causes = new ArrayList<>();
        JsonObject limits = Tree.object(container, "resources", "limits");
        Metadata.texts(Tree.object(container, "resources", "requests")).forEach((name, value) -> {
            String limit = Tree.text(limits, name);
            if (!limit.isEmpty() && new Quantity(value).getNumber().compareTo(new Quantity(limit).getNumber()) > 0) {
                causes.add(Cause.invalid(
                        path, NameRules.quoted(value), "must be less than or equal to " + name + " limit of " + limit));
            }
        });
        return causes;
    }
}
