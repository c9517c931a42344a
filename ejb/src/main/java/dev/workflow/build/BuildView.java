package dev.workflow.build;

import dev.workflow.persistence.build.Build;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A build as others see it. */
public record BuildView(
        UUID uuid,
        String owner,
        String image,
        String stack,
        String sha,
        Map<String, Object> procfile,
        Map<String, Object> dryccfile,
        String dockerfile,
        Instant created,
        Instant updated) {

    public static BuildView of(Build build) {
        return new BuildView(
                build.getUuid(),
                build.getOwner().getUsername(),
                build.getImage(),
                build.getStack(),
                build.getSha(),
                build.getProcfile(),
                build.getDryccfile(),
                build.getDockerfile(),
                build.getCreated().toInstant(),
                build.getUpdated().toInstant());
    }
}
