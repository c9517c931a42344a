package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/** Who set which fields of an object: its {@code managedFields}. */
final class Managers {

    /** @param subresource empty for the object itself */
    record Manager(String name, String operation, String apiVersion, String subresource) {

        static Manager applying(String name, String apiVersion) {
            return new Manager(name, "Apply", apiVersion, "");
        }
    }

    private final Map<Manager, FieldSet> owned = new LinkedHashMap<>();
    private final Map<Manager, String> times = new LinkedHashMap<>();

    static Managers of(JsonObject object) {
        Managers managers = new Managers();
        for (JsonObject entry : Tree.objects(object, "metadata", "managedFields")) {
            Manager manager = new Manager(
                    Tree.text(entry, "manager"),
                    Tree.text(entry, "operation"),
                    Tree.text(entry, "apiVersion"),
                    Tree.text(entry, "subresource"));
            managers.owned.put(manager, FieldSet.parse(Tree.object(entry, "fieldsV1")));
            managers.times.put(manager, Tree.text(entry, "time"));
        }
        return managers;
    }

    Map<Manager, FieldSet> all() {
        return Map.copyOf(owned);
    }

    Optional<FieldSet> of(Manager manager) {
        return Optional.ofNullable(owned.get(manager));
    }

    FieldSet ofOthers(Manager manager) {
        FieldSet all = new FieldSet(new LinkedHashSet<>());
        for (Map.Entry<Manager, FieldSet> entry : owned.entrySet()) {
            if (!entry.getKey().equals(manager)) {
                all = all.with(entry.getValue());
            }
        }
        return all;
    }

    void give(Manager manager, FieldSet fields, Instant now) {
        if (fields.isEmpty()) {
            owned.remove(manager);
            times.remove(manager);
        } else {
            if (!fields.equals(owned.get(manager))) {
                times.put(manager, Metadata.time(now));
            }
            owned.put(manager, fields);
        }
    }

    /** After a change that was no apply: the manager has what it changed, and nobody has what is gone. */
    void changed(Manager manager, JsonObject before, JsonObject after, Instant now) {
        FieldSet changed = new FieldSet(new LinkedHashSet<>());
        for (var path : FieldSet.of(after).paths()) {
            var was = Place.find(before, path);
            boolean item = path.get(path.size() - 1).startsWith("k:");
            if (was.isEmpty() || !item && !was.equals(Place.find(after, path))) {
                changed.paths().add(path);
            }
        }
        for (Manager other : Map.copyOf(owned).keySet()) {
            FieldSet left = owned.get(other);
            if (!other.equals(manager)) {
                left = left.without(changed.paths());
            }
            LinkedHashSet<java.util.List<String>> gone = new LinkedHashSet<>(left.paths());
            gone.removeIf(path -> Place.find(after, path).isPresent());
            give(other, left.without(gone), now);
        }
        give(manager, of(manager).map(changed::with).orElse(changed), now);
    }

    void writeTo(JsonObject object) {
        JsonArray list = new JsonArray();
        owned.forEach((manager, fields) -> {
            JsonObject entry = new JsonObject();
            entry.addProperty("manager", manager.name());
            entry.addProperty("operation", manager.operation());
            entry.addProperty("apiVersion", manager.apiVersion());
            entry.addProperty("time", times.get(manager));
            entry.addProperty("fieldsType", "FieldsV1");
            entry.add("fieldsV1", fields.tree());
            if (!manager.subresource().isEmpty()) {
                entry.addProperty("subresource", manager.subresource());
            }
            list.add(entry);
        });
        if (list.isEmpty()) {
            Tree.remove(object, "metadata", "managedFields");
        } else {
            Tree.set(object, list, "metadata", "managedFields");
        }
    }
}
