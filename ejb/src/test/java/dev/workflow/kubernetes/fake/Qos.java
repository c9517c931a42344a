package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import java.util.List;

/** How dear a pod is to a node that runs out of memory. */
final class Qos {

    private Qos() {}

    static String of(JsonObject pod) {
        boolean all = true;
        boolean none = true;
        for (JsonObject container : Tree.objects(pod, "spec", "containers")) {
            JsonObject limits = Tree.object(container, "resources", "limits");
            JsonObject requests = Tree.object(container, "resources", "requests");
            none &= limits.size() == 0 && requests.size() == 0;
            for (String name : List.of("cpu", "memory")) {
                all &= limits.has(name) && limits.get(name).equals(requests.get(name));
            }
        }
        return none ? "BestEffort" : all ? "Guaranteed" : "Burstable";
    }
}
