package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which lists are maps by some fields of their items, and which objects change only as a whole. */
final class ListKeys {

    private static final Map<String, List<String>> KEYS = Map.ofEntries(
            Map.entry("containers", List.of("name")),
            Map.entry("initContainers", List.of("name")),
            Map.entry("ephemeralContainers", List.of("name")),
            Map.entry("env", List.of("name")),
            Map.entry("volumes", List.of("name")),
            Map.entry("volumeMounts", List.of("mountPath")),
            Map.entry("volumeDevices", List.of("devicePath")),
            Map.entry("imagePullSecrets", List.of("name")),
            Map.entry("hostAliases", List.of("ip")),
            Map.entry("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable")),
            Map.entry("conditions", List.of("type")),
            Map.entry("ownerReferences", List.of("uid")),
            Map.entry("podIPs", List.of("ip")),
            Map.entry("hostIPs", List.of("ip")),
            Map.entry("secrets", List.of("name")),
            Map.entry("listeners", List.of("name")));

    private static final Set<String> SETS = Set.of("finalizers");

    private static final Set<String> ATOMIC = Set.of(
            "selector",
            "labelSelector",
            "namespaceSelector",
            "podSelector",
            "nodeSelector",
            "secretKeyRef",
            "configMapKeyRef",
            "fieldRef",
            "resourceFieldRef",
            "scaleTargetRef",
            "involvedObject",
            "regarding",
            "roleRef",
            "affinityTerm",
            "nodeSelectorTerms");

    private ListKeys() {}

    /** The fields that name an item of the list; empty for lists that change as a whole. */
    static List<String> of(String kind, String list, JsonArray items) {
        if ("ports".equals(list)) {
            if ("Service".equals(kind)) {
                return List.of("port", "protocol");
            }
            boolean container = items.size() > 0
                    && items.get(0).isJsonObject()
                    && items.get(0).getAsJsonObject().has("containerPort");
            return container ? List.of("containerPort", "protocol") : List.of();
        }
        return KEYS.getOrDefault(list, List.of());
    }

    static boolean isSet(String list) {
        return SETS.contains(list);
    }

    static boolean atomic(String field) {
        return ATOMIC.contains(field);
    }

    /** What names the item, in the order of the fields' names. */
    static JsonObject key(List<String> fields, JsonElement item) {
        JsonObject key = new JsonObject();
        for (String field : fields) {
            JsonElement value = item.isJsonObject() ? item.getAsJsonObject().get(field) : null;
            if (value == null && "protocol".equals(field)) {
                value = new JsonPrimitive("TCP");
            }
            if (value != null) {
                key.add(field, value);
            }
        }
        return key;
    }

    static int find(JsonArray items, List<String> fields, JsonObject key) {
        for (int i = 0; i < items.size(); i++) {
            if (key(fields, items.get(i)).equals(key)) {
                return i;
            }
        }
        return -1;
    }
}
