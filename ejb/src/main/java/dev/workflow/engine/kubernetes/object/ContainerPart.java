package dev.workflow.engine.kubernetes.object;

import dev.workflow.image.ImageReference;
import java.util.List;
import java.util.Map;

/** What all containers of apps have. */
final class ContainerPart {

    private ContainerPart() {}

    static Fields of(ClusterLayout layout, Workload workload) {
        String secret = ObjectNames.environment(workload.app(), workload.type(), workload.release());
        List<Map<String, Object>> environment = EnvironmentSecret.references(secret, workload.environment());
        return Fields.of("name", workload.container())
                .with("image", image(layout, workload.image()).toString())
                .with("imagePullPolicy", pullPolicy(layout, workload.image()))
                .with("command", workload.command())
                .with("args", workload.args())
                .with("env", environment)
                .with("resources", ResourcePart.of(workload.resources()))
                .with("volumeMounts", VolumePart.mounts(workload.volumes()))
                .with("securityContext", layout.security().ofContainer());
    }

    static ImageReference image(ClusterLayout layout, ImageReference image) {
        return new ImageReference(
                layout.registry().forNodes(image.registry()), image.repository(), image.tag(), image.digest());
    }

    /**
     * Who may run an image of the platform's was asked when it was named. Of all others the node must ask the registry each
     * time, or an app could run what another's credentials have brought there.
     */
    private static String pullPolicy(ClusterLayout layout, ImageReference image) {
        return layout.registry().is(image.registry()) && image.pin().isPresent() ? "IfNotPresent" : "Always";
    }
}
