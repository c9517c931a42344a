package dev.workflow.volume;

import dev.workflow.persistence.volume.Volume;
import dev.workflow.problem.Problem;
import java.util.Map;
import java.util.Optional;

/**
 * A volume that is asked for.
 *
 * @param type csi or nfs
 * @param paths where process types see it from their next start on; may be empty
 */
public record NewVolume(
        VolumeName name, VolumeSize size, String type, Optional<NfsExport> export, Map<String, MountPath> paths) {

    public NewVolume {
        if (!type.equals(Volume.CSI) && !type.equals(Volume.NFS)) {
            throw Problem.field("type", "Volume type pattern: ^(csi|nfs)$");
        }
        if (type.equals(Volume.NFS) && export.isEmpty()) {
            throw Problem.field("type", "parameters cannot be empty when the type is not csi.");
        }
        paths = Map.copyOf(paths);
    }
}
