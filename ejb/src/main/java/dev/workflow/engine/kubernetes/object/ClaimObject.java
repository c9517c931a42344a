package dev.workflow.engine.kubernetes.object;

import dev.workflow.app.AppName;
import dev.workflow.kubernetes.Resource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The claim of a volume: named as the volume, and labelled with its uuid. */
final class ClaimObject {

    private static final long LEAST = 1L << 30;

    private ClaimObject() {}

    /** @param bytes how much room it needs; 0 for little */
    static Wanted of(ClusterLayout layout, AppName app, String volume, UUID uuid, long bytes) {
        Map<String, String> labels = ObjectLabels.of(app);
        labels.put(ObjectLabels.VOLUME, uuid.toString());
        Object room = Map.of("requests", Map.of("storage", ResourcePart.size(bytes == 0 ? LEAST : bytes)));
        Fields content = Fields.of("accessModes", List.of("ReadWriteMany"))
                .with("volumeMode", "Filesystem")
                .with("storageClassName", layout.storageClass())
                .with("resources", room);
        return Wanted.of(Resource.VOLUME_CLAIM, Metadata.of(app, volume, labels), Fields.of("spec", content));
    }
}
