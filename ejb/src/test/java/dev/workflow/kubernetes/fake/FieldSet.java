package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fields of an object by their paths: steps are {@code f:name}, {@code k:{"name":"web"}} or {@code v:"value"}. */
record FieldSet(Set<List<String>> paths) {

    private static final Set<String> NOT_OWNED = Set.of(
            "name",
            "namespace",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "managedFields",
            "selfLink");

    /** Those that the object gives. */
    static FieldSet of(JsonObject object) {
        FieldSet set = new FieldSet(new LinkedHashSet<>());
        String kind = Tree.text(object, "kind");
        object.entrySet().forEach(entry -> {
            if ("metadata".equals(entry.getKey())) {
                JsonObject metadata = entry.getValue().getAsJsonObject().deepCopy();
                NOT_OWNED.forEach(metadata::remove);
                set.fields(kind, metadata, List.of("f:metadata"));
            } else if (!"apiVersion".equals(entry.getKey()) && !"kind".equals(entry.getKey())) {
                set.field(kind, entry.getKey(), entry.getValue(), List.of());
            }
        });
        return set;
    }

    private void fields(String kind, JsonObject object, List<String> path) {
        object.entrySet().forEach(entry -> field(kind, entry.getKey(), entry.getValue(), path));
    }

    private void field(String kind, String name, JsonElement value, List<String> parent) {
        List<String> path = and(parent, "f:" + name);
        if (value.isJsonObject()
                && !ListKeys.atomic(name)
                && value.getAsJsonObject().size() > 0) {
            fields(kind, value.getAsJsonObject(), path);
        } else if (value.isJsonArray() && ListKeys.isSet(name)) {
            value.getAsJsonArray().forEach(one -> paths.add(and(path, "v:" + one)));
        } else if (value.isJsonArray()
                && !ListKeys.of(kind, name, value.getAsJsonArray()).isEmpty()) {
            items(kind, value.getAsJsonArray(), ListKeys.of(kind, name, value.getAsJsonArray()), path);
        } else {
            paths.add(path);
        }
    }

    private void items(String kind, JsonArray items, List<String> keys, List<String> path) {
        for (JsonElement item : items) {
            List<String> one = and(path, "k:" + Tree.GSON.toJson(ListKeys.key(keys, item)));
            paths.add(one);
            fields(kind, item.getAsJsonObject(), one);
        }
    }

    /** As it is written in {@code managedFields}. */
    static FieldSet parse(JsonObject tree) {
        FieldSet set = new FieldSet(new LinkedHashSet<>());
        set.read(tree, List.of());
        return set;
    }

    private void read(JsonObject tree, List<String> path) {
        if (tree.size() == 0 && !path.isEmpty()) {
            paths.add(path);
        }
        for (Map.Entry<String, JsonElement> entry : tree.entrySet()) {
            if (".".equals(entry.getKey())) {
                paths.add(path);
            } else {
                read(entry.getValue().getAsJsonObject(), and(path, entry.getKey()));
            }
        }
    }

    JsonObject tree() {
        JsonObject root = new JsonObject();
        for (List<String> path : paths) {
            JsonObject at = Tree.make(root, path.toArray(String[]::new));
            if (at.size() > 0) {
                at.add(".", new JsonObject());
            }
            for (int i = 1; i < path.size(); i++) {
                if (paths.contains(path.subList(0, i))) {
                    Tree.make(root, path.subList(0, i).toArray(String[]::new)).add(".", new JsonObject());
                }
            }
        }
        return root;
    }

    FieldSet without(Collection<List<String>> others) {
        Set<List<String>> left = new LinkedHashSet<>(paths);
        left.removeAll(others);
        return new FieldSet(left);
    }

    FieldSet with(FieldSet other) {
        Set<List<String>> all = new LinkedHashSet<>(paths);
        all.addAll(other.paths);
        return new FieldSet(all);
    }

    /** With the fields that these are in. */
    Set<List<String>> withParents() {
        Set<List<String>> all = new LinkedHashSet<>();
        for (List<String> path : paths) {
            for (int i = 1; i <= path.size(); i++) {
                all.add(List.copyOf(path.subList(0, i)));
            }
        }
        return all;
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }

    private static List<String> and(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }
}
