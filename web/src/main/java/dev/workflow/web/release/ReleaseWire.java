package dev.workflow.web.release;

import dev.workflow.release.ReleaseView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The closed field set of a release (api.md §15). */
public record ReleaseWire(
        UUID uuid,
        String app,
        String owner,
        String state,
        int version,
        String summary,
        boolean failed,
        String exception,
        List<Map<String, Object>> conditions,
        Instant created,
        Instant updated,
        UUID config,
        UUID build) {

    static ReleaseWire of(String app, ReleaseView release) {
        return new ReleaseWire(
                release.uuid(),
                app,
                release.owner(),
                release.state(),
                release.version(),
                release.summary(),
                release.failed(),
                release.exception().orElse(null),
                release.conditions(),
                release.created(),
                release.updated(),
                release.config(),
                release.build().orElse(null));
    }
}
