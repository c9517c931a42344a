package dev.workflow.engine.kubernetes.object;

import dev.workflow.engine.VolumeMount;
import java.util.List;
import java.util.Map;

/** A pod template, of a Deployment or a Job. */
final class PodPart {

    private final ClusterLayout layout;
    private final Workload workload;

    PodPart(ClusterLayout layout, Workload workload) {
        this.layout = layout;
        this.workload = workload;
    }

    /**
     * @param container but for what all containers have
     * @param more fields of the pod
     */
    Map<String, Object> template(Fields container, Fields more) {
        Map<String, String> labels = ObjectLabels.of(workload.app(), workload.type(), workload.release());
        Object metadata = Fields.of("labels", labels)
                .with("annotations", ResourcePart.BANDWIDTH)
                .map();
        return Fields.of("metadata", metadata)
                .with("spec", spec(container, more))
                .map();
    }

    private Fields spec(Fields container, Fields more) {
        return Fields.of(
                        "containers",
                        List.of(ContainerPart.of(layout, workload)
                                .with(container)
                                .map()))
                .with("affinity", PlacementPart.affinity(workload.tags()))
                .with("securityContext", layout.security().ofPod(group()))
                // A process has no business with the API server, and no use for a list of all services in its
                // environment.
                .with("automountServiceAccountToken", false)
                .with("enableServiceLinks", false)
                .with("runtimeClassName", layout.runtimeClass())
                .with("dnsPolicy", layout.dnsPolicy())
                .with(
                        "imagePullSecrets",
                        workload.credentials() ? List.of(Map.of("name", ObjectNames.PULL)) : List.of())
                .with("volumes", VolumePart.volumes(workload.volumes()))
                .with(more);
    }

    private int group() {
        boolean own = workload.volumes().stream().anyMatch(mount -> mount.source() instanceof VolumeMount.Source.Own);
        return own ? layout.volumeGroup() : 0;
    }
}
