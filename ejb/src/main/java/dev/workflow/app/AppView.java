package dev.workflow.app;

import dev.workflow.persistence.app.App;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** An app as others see it. */
public record AppView(
        UUID uuid, String id, String owner, Map<String, Integer> structure, Instant created, Instant updated) {

    static AppView of(App app) {
        return new AppView(
                app.getUuid(),
                app.getId(),
                app.getOwner().getUsername(),
                app.getStructure(),
                app.getCreated().toInstant(),
                app.getUpdated().toInstant());
    }
}
