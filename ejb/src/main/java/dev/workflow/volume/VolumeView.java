package dev.workflow.volume;

import dev.workflow.persistence.volume.Volume;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A volume as others see it. */
public record VolumeView(
        UUID uuid,
        String owner,
        String name,
        String size,
        Map<String, String> path,
        String type,
        Map<String, Object> parameters,
        Instant created,
        Instant updated) {

    static VolumeView of(Volume volume) {
        return new VolumeView(
                volume.getUuid(),
                volume.getOwner().getUsername(),
                volume.getName(),
                volume.getSize(),
                volume.getPath(),
                volume.getType(),
                volume.getParameters(),
                volume.getCreated().toInstant(),
                volume.getUpdated().toInstant());
    }
}
