package dev.workflow.engine.kubernetes.object;

import dev.workflow.app.AppName;
import dev.workflow.kubernetes.Resource;
import dev.workflow.process.ProcessType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The environment of a process type in one release. Unlike upstream's, its keys are the variables' own names, so that no
 * two of them can become one. It never changes, which spares the nodes from watching it.
 */
final class EnvironmentSecret {

    private static final String ADDRESS = "CONTAINER_IP";

    private EnvironmentSecret() {}

    static Wanted of(AppName app, ProcessType type, int release, Map<String, String> environment) {
        Map<String, String> labels = ObjectLabels.of(app, type, release);
        labels.put(ObjectLabels.CLASS, "env");
        Map<String, String> data = new TreeMap<>();
        environment.forEach((name, value) -> data.put(key(name), encoded(value)));
        Fields content = Fields.of("type", "Opaque").with("immutable", true).with("data", data);
        return Wanted.of(
                Resource.SECRET, Metadata.of(app, ObjectNames.environment(app, type, release), labels), content);
    }

    /** A container's {@code env}: a reference for each variable, and the pod's address, by name. */
    static List<Map<String, Object>> references(String secret, Map<String, String> environment) {
        TreeSet<String> names = new TreeSet<>(environment.keySet());
        names.add(ADDRESS);
        List<Map<String, Object>> variables = new ArrayList<>();
        for (String name : names) {
            Object source = environment.containsKey(name)
                    ? Map.of("secretKeyRef", Map.of("name", secret, "key", key(name)))
                    : Map.of("fieldRef", Map.of("apiVersion", "v1", "fieldPath", "status.podIP"));
            variables.add(Fields.of("name", name).with("valueFrom", source).map());
        }
        return variables;
    }

    /** Kubernetes takes no keys like file names with a meaning: one more hyphen makes another of each of them. */
    private static String key(String variable) {
        return variable.matches("-*\\.(?:\\..*)?") ? "-" + variable : variable;
    }

    private static String encoded(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
