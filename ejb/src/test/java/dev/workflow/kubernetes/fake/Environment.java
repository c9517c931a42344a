package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The environment of a container: given texts, and those of Secrets, ConfigMaps and of the pod itself. */
final class Environment {

    private final Etcd etcd;
    private final JsonObject pod;
    private final String address;

    Environment(Etcd etcd, JsonObject pod, String address) {
        this.etcd = etcd;
        this.pod = pod;
        this.address = address;
    }

    Map<String, String> of(JsonObject container) throws ContainerProblem {
        Map<String, String> environment = new LinkedHashMap<>();
        for (JsonObject source : Tree.objects(container, "envFrom")) {
            String prefix = Tree.text(source, "prefix");
            for (Map.Entry<String, String> entry : all(source).entrySet()) {
                environment.put(prefix + entry.getKey(), entry.getValue());
            }
        }
        for (JsonObject variable : Tree.objects(container, "env")) {
            value(variable).ifPresent(value -> environment.put(Tree.text(variable, "name"), value));
        }
        return environment;
    }

    private Map<String, String> all(JsonObject source) throws ContainerProblem {
        boolean secret = source.has("secretRef");
        JsonObject reference = Tree.object(source, secret ? "secretRef" : "configMapRef");
        return content(secret, reference).orElse(Map.of());
    }

    private Optional<String> value(JsonObject variable) throws ContainerProblem {
        JsonObject from = Tree.object(variable, "valueFrom");
        if (from.size() == 0) {
            return Optional.of(Tree.text(variable, "value"));
        }
        if (from.has("fieldRef")) {
            return Optional.of(field(Tree.text(from, "fieldRef", "fieldPath")));
        }
        boolean secret = from.has("secretKeyRef");
        if (!secret && !from.has("configMapKeyRef")) {
            return Optional.of("");
        }
        JsonObject reference = Tree.object(from, secret ? "secretKeyRef" : "configMapKeyRef");
        Optional<Map<String, String>> content = content(secret, reference);
        String key = Tree.text(reference, "key");
        if (content.isPresent() && !content.get().containsKey(key) && !Tree.flag(reference, "optional")) {
            throw new ContainerProblem(
                    "CreateContainerConfigError",
                    "couldn't find key " + key + " in " + (secret ? "Secret " : "ConfigMap ") + Metadata.namespace(pod)
                            + "/" + Tree.text(reference, "name"));
        }
        return content.map(texts -> texts.get(key));
    }

    /** Empty when it is not there and need not be. */
    private Optional<Map<String, String>> content(boolean secret, JsonObject reference) throws ContainerProblem {
        String name = Tree.text(reference, "name");
        Optional<JsonObject> found =
                etcd.get(secret ? Resource.SECRET : Kinds.CONFIG_MAP, Metadata.namespace(pod), name);
        if (found.isEmpty() && !Tree.flag(reference, "optional")) {
            throw new ContainerProblem(
                    "CreateContainerConfigError", (secret ? "secret" : "configmap") + " \"" + name + "\" not found");
        }
        return found.map(object -> texts(secret, object));
    }

    static Map<String, String> texts(boolean secret, JsonObject object) {
        Map<String, String> texts = new LinkedHashMap<>(Metadata.texts(Tree.object(object, "data")));
        if (secret) {
            texts.replaceAll((key, value) -> new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
        }
        return texts;
    }

    private String field(String path) {
        return switch (path) {
            case "status.podIP", "status.podIPs" -> address;
            case "status.hostIP" -> "127.0.0.1";
            default ->
                path.startsWith("metadata.labels['") || path.startsWith("metadata.annotations['")
                        ? keyed(path)
                        : Tree.text(pod, path.split("\\."));
        };
    }

    private String keyed(String path) {
        String key = path.substring(path.indexOf('\'') + 1, path.lastIndexOf('\''));
        Map<String, String> texts =
                path.startsWith("metadata.labels") ? Metadata.labels(pod) : Metadata.annotations(pod);
        return texts.getOrDefault(key, "");
    }
}
