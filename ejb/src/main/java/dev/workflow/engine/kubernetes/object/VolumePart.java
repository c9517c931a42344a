package dev.workflow.engine.kubernetes.object;

import dev.workflow.engine.VolumeMount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The volumes of a pod and where its container sees them. */
final class VolumePart {

    private VolumePart() {}

    static List<Map<String, Object>> volumes(List<VolumeMount> mounts) {
        Map<String, Map<String, Object>> byName = new TreeMap<>();
        mounts.forEach(mount -> byName.put(mount.name(), volume(mount)));
        return new ArrayList<>(byName.values());
    }

    private static Map<String, Object> volume(VolumeMount mount) {
        Map<String, Object> volume = new LinkedHashMap<>();
        volume.put("name", mount.name());
        if (mount.source() instanceof VolumeMount.Source.Nfs nfs) {
            Fields source = Fields.of("server", nfs.server()).with("path", nfs.export());
            volume.put("nfs", nfs.readOnly() ? source.with("readOnly", true).map() : source.map());
        } else {
            volume.put("persistentVolumeClaim", Map.of("claimName", mount.name()));
        }
        return volume;
    }

    static List<Map<String, Object>> mounts(List<VolumeMount> mounts) {
        return mounts.stream()
                .map(mount -> Fields.of("name", mount.name())
                        .with("mountPath", mount.path())
                        .map())
                .toList();
    }
}
