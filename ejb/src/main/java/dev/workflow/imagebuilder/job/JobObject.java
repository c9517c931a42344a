package dev.workflow.imagebuilder.job;

import dev.workflow.imagebuilder.BuildRequest;
import dev.workflow.kubernetes.KubernetesObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The Job of a build: tried once, ended after its time, and made suspended, so that its pod starts when its Secret is
 * there. All containers but the last are init containers, so that they run one after the other.
 */
final class JobObject {

    /** A build that is stopped has nothing to put in order. */
    private static final int GRACE_SECONDS = 5;

    private final JobSettings settings;
    private final Blueprint blueprint;
    private final Set<String> variables;

    /** @param variables names of what buildpacks see as variables */
    JobObject(JobSettings settings, Blueprint blueprint, Set<String> variables) {
        this.settings = settings;
        this.blueprint = blueprint;
        this.variables = variables;
    }

    KubernetesObject object() {
        BuildRequest request = blueprint.target().request();
        Map<String, String> about = Map.of(
                "workflow/app", request.app().value(),
                "workflow/commit", request.sha());
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("suspend", true);
        spec.put("backoffLimit", 0);
        spec.put("completions", 1);
        spec.put("parallelism", 1);
        spec.put("activeDeadlineSeconds", Math.max(1, request.timeLimit().toSeconds()));
        spec.put("ttlSecondsAfterFinished", settings.keep().toSeconds());
        spec.put(
                "template",
                Map.of("metadata", Map.of("labels", BuildLabels.labels(), "annotations", about), "spec", pod()));
        return KubernetesObject.of(Map.of(
                "apiVersion",
                "batch/v1",
                "kind",
                "Job",
                "metadata",
                BuildLabels.metadata(settings.namespace(), blueprint.target().job(), about),
                "spec",
                spec));
    }

    private Map<String, Object> pod() {
        List<Map<String, Object>> containers = new ArrayList<>();
        ContainerPart part = new ContainerPart(settings, blueprint.target().job());
        blueprint.steps().forEach(step -> containers.add(part.of(step)));
        int last = containers.size() - 1;
        Map<String, Object> pod = new LinkedHashMap<>();
        pod.put("restartPolicy", "Never");
        pod.put("automountServiceAccountToken", false);
        pod.put("enableServiceLinks", false);
        pod.put("terminationGracePeriodSeconds", GRACE_SECONDS);
        pod.put("securityContext", security());
        pod.put("initContainers", containers.subList(0, last));
        pod.put("containers", containers.subList(last, last + 1));
        pod.put("volumes", volumes());
        if (!settings.nodes().isEmpty()) {
            pod.put("nodeSelector", settings.nodes());
        }
        if (!settings.pullSecrets().isEmpty()) {
            pod.put(
                    "imagePullSecrets",
                    settings.pullSecrets().stream()
                            .map(name -> Map.of("name", name))
                            .toList());
        }
        return pod;
    }

    private Map<String, Object> security() {
        RunAs user = blueprint.user();
        return Map.of(
                "runAsNonRoot", true,
                "runAsUser", user.user(),
                "runAsGroup", user.group(),
                "fsGroup", user.group(),
                "seccompProfile", seccomp(blueprint.seccomp()));
    }

    private static Map<String, String> seccomp(String profile) {
        return profile.equals("Unconfined") || profile.equals("RuntimeDefault")
                ? Map.of("type", profile)
                : Map.of("type", "Localhost", "localhostProfile", profile);
    }

    private List<Map<String, Object>> volumes() {
        Map<String, Object> disk = Map.of("sizeLimit", settings.limits().disk());
        List<Map<String, Object>> volumes = new ArrayList<>(
                List.of(Map.of("name", Step.SOURCE, "emptyDir", disk), Map.of("name", Step.WORK, "emptyDir", disk)));
        if (blueprint.container()) {
            volumes.add(secret(
                    Step.KEYS,
                    List.of(
                            item(DockerfileSteps.AUTHORIZATION, DockerfileSteps.AUTHORIZATION),
                            item(DockerfileSteps.REGISTRIES, DockerfileSteps.REGISTRIES))));
        } else {
            volumes.add(secret(
                    Step.VARIABLES,
                    variables.stream()
                            .sorted()
                            .map(name -> item(KeysObject.VARIABLE + name, name))
                            .toList()));
        }
        return volumes;
    }

    private Map<String, Object> secret(String name, List<Map<String, String>> items) {
        return Map.of(
                "name",
                name,
                "secret",
                Map.of("secretName", blueprint.target().job(), "items", items, "defaultMode", 0440));
    }

    private static Map<String, String> item(String key, String path) {
        return Map.of("key", key, "path", path);
    }
}
