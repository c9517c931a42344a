package dev.workflow.kubernetes.fake;

import com.google.gson.JsonElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;

/** Which empty values the server does not keep: those that its programming language cannot tell from missing ones. */
final class Emptiness {

    /** Numbers and booleans that may be missing and then are not 0 or false. */
    private static final Set<String> ZERO_IS_MISSING = Set.of(
            "initialDelaySeconds",
            "timeoutSeconds",
            "periodSeconds",
            "successThreshold",
            "failureThreshold",
            "readOnly",
            "hostNetwork",
            "hostPID",
            "hostIPC",
            "stdin",
            "stdinOnce",
            "tty",
            "paused",
            "unschedulable",
            "minReadySeconds",
            "readyReplicas",
            "availableReplicas",
            "updatedReplicas",
            "unavailableReplicas",
            "fullyLabeledReplicas",
            "nodePort",
            "hostPort",
            "publishNotReadyAddresses",
            "active",
            "succeeded",
            "failed");

    /** Texts that are kept though empty. */
    private static final Set<String> KEPT = Set.of("imageID", "message", "service", "key", "type");

    /** In an autoscaler and in a Job, these are pointers. */
    private Emptiness() {}

    static boolean dropped(String name, JsonElement value, Type type) {
        if (value.isJsonNull()) {
            return true;
        }
        if (type instanceof ParameterizedType) {
            return value.isJsonArray() && value.getAsJsonArray().isEmpty()
                    || value.isJsonObject() && value.getAsJsonObject().isEmpty();
        }
        if (!value.isJsonPrimitive()) {
            return false;
        }
        if (type == String.class) {
            return value.getAsString().isEmpty() && !KEPT.contains(name);
        }
        return ZERO_IS_MISSING.contains(name)
                && ("0".equals(value.getAsString()) || "false".equals(value.getAsString()));
    }
}
