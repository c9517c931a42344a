package dev.workflow.engine.kubernetes.object;

import dev.workflow.app.AppName;
import dev.workflow.engine.VolumeMount;
import dev.workflow.kubernetes.Resource;
import dev.workflow.process.ProcessType;
import java.util.List;
import java.util.Map;

/**
 * A pod in which the files of a volume are looked after by commands (kubernetes.md §1). It ends by itself when nothing was
 * done for a while, and after an hour in any case. It sees nothing but that volume, and no network is opened for it.
 */
final class FilerObject {

    /** Of pods: what they are for, in place of a process type. */
    static final ProcessType TYPE = new ProcessType("filer");

    /**
     * Ends when no command is at work (each has a file {@code busy.*} as long as it is) and the last one began some
     * minutes ago. It asks its own files only.
     */
    private static final String REST = "trap 'exit 0' TERM; touch /tmp/used; while :; do"
            + " set -- /tmp/busy.*; if [ ! -e \"$1\" ] && [ -z \"$(find /tmp/used -mmin -3)\" ]; then exit 0; fi;"
            + " sleep 5 & wait $!; done";

    private static final int ROOT = 0;
    private static final int LONGEST_SECONDS = 3600;
    private static final int GRACE = 1;

    private final ClusterLayout layout;
    private final String image;

    FilerObject(ClusterLayout layout, String image) {
        this.layout = layout;
        this.image = image;
    }

    Wanted of(AppName app, VolumeMount volume, String name) {
        Map<String, String> labels = ObjectLabels.of(app);
        labels.put(ObjectLabels.TYPE, TYPE.value());
        labels.put("pod", name);
        labels.put("volume", volume.name());
        labels.put(ObjectLabels.VOLUME, volume.volume().toString());
        Fields spec = Fields.of("restartPolicy", "Never")
                .with("activeDeadlineSeconds", LONGEST_SECONDS)
                .with("terminationGracePeriodSeconds", GRACE)
                .with("automountServiceAccountToken", false)
                .with("enableServiceLinks", false)
                .with("runtimeClassName", layout.runtimeClass())
                .with("securityContext", security())
                .with("volumes", VolumePart.volumes(List.of(volume)))
                .with("containers", List.of(container(app, volume)));
        return Wanted.of(Resource.POD, Metadata.of(app, name, labels), Fields.of("spec", spec));
    }

    private Map<String, Object> container(AppName app, VolumeMount volume) {
        Map<String, Object> most = Map.of("cpu", "500m", "memory", "128Mi", "ephemeral-storage", "64Mi");
        Map<String, Object> least = Map.of("cpu", "10m", "memory", "32Mi", "ephemeral-storage", "16Mi");
        return Fields.of("name", ObjectNames.of(app, TYPE))
                .with("image", image)
                .with("command", List.of("sh", "-c", REST))
                .with("resources", Map.of("limits", most, "requests", least))
                .with("volumeMounts", VolumePart.mounts(List.of(volume)))
                .with("securityContext", layout.security().ofContainer())
                .map();
    }

    /** Where apps may be root, only root reaches what they wrote; elsewhere the volume's group does. */
    private Map<String, Object> security() {
        int user = layout.security() == SecurityProfile.BASELINE ? ROOT : layout.volumeGroup();
        Fields fields = Fields.none();
        layout.security().ofPod(layout.volumeGroup()).forEach(fields::with);
        return fields.with("runAsUser", user)
                .with("runAsGroup", layout.volumeGroup())
                .map();
    }
}
