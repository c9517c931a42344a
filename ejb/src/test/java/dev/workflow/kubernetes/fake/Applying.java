package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.workflow.kubernetes.fake.Managers.Manager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Server-side apply of one manager's wishes to an object. */
final class Applying {

    private final String kind;
    private final Manager manager;
    private final boolean force;
    private final Instant now;

    Applying(String kind, Manager manager, boolean force, Instant now) {
        this.kind = kind;
        this.manager = manager;
        this.force = force;
        this.now = now;
    }

    /**
     * @param live as it is; without content when there is none
     * @return as it is to be, with its managers
     * @throws Refusal 409 when others own what is to change
     */
    JsonObject to(JsonObject live, JsonObject wanted) {
        Managers managers = Managers.of(live);
        FieldSet given = FieldSet.of(wanted);
        settleConflicts(managers, live, wanted, given);
        FieldSet before = managers.of(manager).orElse(new FieldSet(Set.of()));
        JsonObject result = merge(live, wanted);
        Set<List<String>> gone = before.withParents();
        gone.removeAll(given.with(managers.ofOthers(manager)).withParents());
        gone.forEach(path -> Place.remove(result, path));
        managers.give(manager, given, now);
        managers.writeTo(result);
        return result;
    }

    private void settleConflicts(Managers managers, JsonObject live, JsonObject wanted, FieldSet given) {
        List<Refusal.Cause> conflicts = new ArrayList<>();
        for (Map.Entry<Manager, FieldSet> other : managers.all().entrySet()) {
            if (other.getKey().equals(manager)) {
                continue;
            }
            Set<List<String>> taken = new LinkedHashSet<>(other.getValue().paths());
            taken.retainAll(given.paths());
            taken.removeIf(path -> path.get(path.size() - 1).startsWith("k:")
                    || Place.find(live, path).equals(Place.find(wanted, path)));
            taken.forEach(path -> conflicts.add(new Refusal.Cause(
                    "FieldManagerConflict",
                    Place.text(path),
                    "conflict with \"" + other.getKey().name() + "\""
                            + (other.getKey().subresource().isEmpty()
                                    ? ""
                                    : " with subresource \"" + other.getKey().subresource() + "\"")
                            + " using " + other.getKey().apiVersion())));
            managers.give(other.getKey(), other.getValue().without(taken), now);
        }
        if (!conflicts.isEmpty() && !force) {
            throw refusal(conflicts);
        }
    }

    private static Refusal refusal(List<Refusal.Cause> conflicts) {
        JsonObject details = new JsonObject();
        JsonArray causes = new JsonArray();
        conflicts.forEach(cause -> causes.add(Tree.json(cause)));
        details.add("causes", causes);
        Refusal.Cause first = conflicts.get(0);
        String message = conflicts.size() == 1
                ? "Apply failed with 1 conflict: " + first.message() + ": " + first.field()
                : "Apply failed with " + conflicts.size() + " conflicts: " + lines(conflicts);
        return Refusal.of(409, "Conflict", message, details);
    }

    /** By manager. */
    private static String lines(List<Refusal.Cause> conflicts) {
        Map<String, List<String>> fields = new TreeMap<>();
        conflicts.forEach(cause -> fields.computeIfAbsent(
                        cause.message().replaceFirst("conflict", "conflicts"), fresh -> new ArrayList<>())
                .add("\n- " + cause.field()));
        return fields.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + String.join("", entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private JsonObject merge(JsonObject live, JsonObject wanted) {
        JsonObject result = live.deepCopy();
        wanted.entrySet().forEach(entry -> {
            if (!entry.getValue().isJsonNull()) {
                result.add(entry.getKey(), merged(entry.getKey(), result.get(entry.getKey()), entry.getValue()));
            }
        });
        return result;
    }

    private JsonElement merged(String name, JsonElement live, JsonElement wanted) {
        if (live == null || ListKeys.atomic(name) || wanted.isJsonPrimitive()) {
            return wanted.deepCopy();
        }
        if (wanted.isJsonObject()) {
            return live.isJsonObject() ? merge(live.getAsJsonObject(), wanted.getAsJsonObject()) : wanted.deepCopy();
        }
        if (!live.isJsonArray()) {
            return wanted.deepCopy();
        }
        if (ListKeys.isSet(name)) {
            return union(live.getAsJsonArray(), wanted.getAsJsonArray());
        }
        List<String> keys = ListKeys.of(kind, name, wanted.getAsJsonArray());
        return keys.isEmpty() ? wanted.deepCopy() : items(keys, live.getAsJsonArray(), wanted.getAsJsonArray());
    }

    private static JsonArray union(JsonArray live, JsonArray wanted) {
        JsonArray all = live.deepCopy();
        wanted.forEach(value -> {
            if (!all.contains(value)) {
                all.add(value);
            }
        });
        return all;
    }

    /** In the wanted order; what only the live list has stays near its place. */
    private JsonArray items(List<String> keys, JsonArray live, JsonArray wanted) {
        JsonArray result = new JsonArray();
        int next = 0;
        for (JsonElement item : wanted) {
            while (next < live.size() && ListKeys.find(wanted, keys, ListKeys.key(keys, live.get(next))) < 0) {
                result.add(live.get(next++).deepCopy());
            }
            int at = ListKeys.find(live, keys, ListKeys.key(keys, item));
            result.add(at < 0 ? item.deepCopy() : merge(live.get(at).getAsJsonObject(), item.getAsJsonObject()));
            next = at == next ? next + 1 : next;
        }
        for (; next < live.size(); next++) {
            if (ListKeys.find(wanted, keys, ListKeys.key(keys, live.get(next))) < 0) {
                result.add(live.get(next).deepCopy());
            }
        }
        return result;
    }
}
