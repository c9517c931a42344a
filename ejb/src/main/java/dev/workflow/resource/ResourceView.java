package dev.workflow.resource;

import dev.workflow.persistence.resource.Resource;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A resource as others see it. */
public record ResourceView(
        UUID uuid,
        String owner,
        String name,
        String plan,
        Optional<String> status,
        Optional<String> binding,
        Instant created,
        Instant updated) {

    static ResourceView of(Resource resource) {
        return new ResourceView(
                resource.getUuid(),
                resource.getOwner().getUsername(),
                resource.getName(),
                resource.getPlan(),
                resource.getStatus(),
                resource.getBinding(),
                resource.getCreated().toInstant(),
                resource.getUpdated().toInstant());
    }
}
