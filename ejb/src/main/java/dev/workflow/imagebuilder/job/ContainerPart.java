package dev.workflow.imagebuilder.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A step as a container. */
final class ContainerPart {

    private final JobSettings settings;
    private final String secret;

    ContainerPart(JobSettings settings, String secret) {
        this.settings = settings;
        this.secret = secret;
    }

    Map<String, Object> of(Step step) {
        Map<String, Object> container = new LinkedHashMap<>();
        container.put("name", step.name());
        container.put("image", step.image());
        container.put("imagePullPolicy", settings.pullPolicy());
        container.put("command", step.command());
        container.put("env", environment(step));
        container.put("resources", Map.of("limits", limits(), "requests", requests()));
        container.put("securityContext", security(step));
        container.put("terminationMessagePath", Step.REPORT);
        container.put("volumeMounts", mounts(step));
        return container;
    }

    private Map<String, String> limits() {
        return Map.of(
                "cpu", settings.limits().cpu(),
                "memory", settings.limits().memory(),
                "ephemeral-storage", settings.limits().disk());
    }

    private Map<String, String> requests() {
        return Map.of(
                "cpu", settings.limits().leastCpu(),
                "memory", settings.limits().leastMemory());
    }

    /** The helpers that map a range of users for a rootless build hold two capabilities by their files. */
    private static Map<String, Object> security(Step step) {
        boolean maps = step.mounts().containsKey(Step.KEYS);
        return maps
                ? Map.of(
                        "allowPrivilegeEscalation",
                        true,
                        "privileged",
                        false,
                        "capabilities",
                        Map.of("drop", List.of("ALL"), "add", List.of("SETUID", "SETGID")))
                : Map.of(
                        "allowPrivilegeEscalation",
                        false,
                        "privileged",
                        false,
                        "capabilities",
                        Map.of("drop", List.of("ALL")));
    }

    private List<Map<String, Object>> environment(Step step) {
        List<Map<String, Object>> environment = new ArrayList<>();
        new TreeMap<>(step.environment())
                .forEach((name, value) -> environment.add(Map.of("name", name, "value", value)));
        step.secrets()
                .forEach(key -> environment.add(
                        Map.of("name", key, "valueFrom", Map.of("secretKeyRef", Map.of("name", secret, "key", key)))));
        return environment;
    }

    private static List<Map<String, Object>> mounts(Step step) {
        List<Map<String, Object>> mounts = new ArrayList<>();
        new TreeMap<>(step.mounts()).forEach((volume, path) -> mounts.add(Map.of("name", volume, "mountPath", path)));
        return mounts;
    }
}
