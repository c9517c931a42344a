package dev.workflow.imagebuilder.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.registry.RegistryGate.Credentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Secret of a build: where its source is, how it shows itself to the registry, and its variables. Goes with its Job. */
final class KeysObject {

    /** In front of the names of variables. */
    static final String VARIABLE = "env.";

    private final JobSettings settings;
    private final BuildTarget target;

    KeysObject(JobSettings settings, BuildTarget target) {
        this.settings = settings;
        this.target = target;
    }

    /** @param job as the cluster made it */
    KubernetesObject object(KubernetesObject job, URI source, Credentials registry, Map<String, String> variables) {
        Map<String, String> content = new TreeMap<>();
        content.put(Blueprint.ADDRESS, source.toString());
        content.put(BuildpackSteps.AUTHORIZATION, lifecycle(registry));
        content.put(DockerfileSteps.AUTHORIZATION, docker(registry));
        content.put(DockerfileSteps.REGISTRIES, registries());
        variables.forEach((name, value) -> content.put(VARIABLE + name, value));
        Map<String, Object> metadata = BuildLabels.metadata(settings.namespace(), target.job(), Map.of());
        metadata.put("ownerReferences", List.of(owner(job)));
        Map<String, Object> secret = new LinkedHashMap<>();
        secret.put("apiVersion", "v1");
        secret.put("kind", "Secret");
        secret.put("metadata", metadata);
        secret.put("type", "Opaque");
        secret.put("data", encoded(content));
        return KubernetesObject.of(secret);
    }

    private static Map<String, Object> owner(KubernetesObject job) {
        return Map.of("apiVersion", "batch/v1", "kind", "Job", "name", job.name(), "uid", job.uid());
    }

    private String lifecycle(Credentials registry) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(target.registry(), "Basic " + basic(registry))
                .toString();
    }

    private String docker(Credentials registry) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("auths").putObject(target.registry()).put("auth", basic(registry));
        return root.toString();
    }

    /** Short names mean Docker Hub, as everywhere. */
    private String registries() {
        StringBuilder text = new StringBuilder("unqualified-search-registries = [\"docker.io\"]\n");
        for (String registry : settings.insecure()) {
            text.append("\n[[registry]]\nlocation = \"").append(registry).append("\"\ninsecure = true\n");
        }
        return text.toString();
    }

    private static String basic(Credentials registry) {
        return base64(registry.username() + ":" + registry.secret());
    }

    private static Map<String, String> encoded(Map<String, String> content) {
        Map<String, String> data = new TreeMap<>();
        content.forEach((key, value) -> data.put(key, base64(value)));
        return data;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
