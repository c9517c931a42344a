package dev.workflow.web.volume;

import dev.workflow.volume.VolumeView;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The closed field set of a volume (api.md §15). */
public record VolumeWire(
        UUID uuid,
        String app,
        String owner,
        String name,
        String size,
        Map<String, String> path,
        String type,
        Map<String, Object> parameters,
        Instant created,
        Instant updated) {

    static VolumeWire of(String app, VolumeView view) {
        return new VolumeWire(
                view.uuid(),
                app,
                view.owner(),
                view.name(),
                view.size(),
                view.path(),
                view.type(),
                view.parameters(),
                view.created(),
                view.updated());
    }
}
