package dev.workflow.release;

import dev.workflow.persistence.build.Build;
import dev.workflow.persistence.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A release as others see it. */
public record ReleaseView(
        UUID uuid,
        String owner,
        String state,
        int version,
        String summary,
        boolean failed,
        Optional<String> exception,
        List<Map<String, Object>> conditions,
        Instant created,
        Instant updated,
        UUID config,
        Optional<UUID> build) {

    static ReleaseView of(Release release) {
        return new ReleaseView(
                release.getUuid(),
                release.getOwner().getUsername(),
                release.getState(),
                release.getVersion(),
                release.getSummary(),
                release.isFailed(),
                release.getException(),
                release.getConditions(),
                release.getCreated().toInstant(),
                release.getUpdated().toInstant(),
                release.getConfig().getUuid(),
                release.getBuild().map(Build::getUuid));
    }
}
