package dev.workflow.registry;

import java.nio.file.Path;
import java.time.Duration;

/**
 * @param spool folder of this process alone, for the bytes of running requests
 * @param largestBlob in bytes; a bigger push is refused
 * @param uploadLife how long an upload may rest before it is thrown away
 * @param grace how long content stays that nothing needs: longer than any push or build takes, two hours at least,
 *     because its start is noted by the hour
 */
public record RegistrySettings(Path spool, long largestBlob, Duration uploadLife, Duration grace) {

    private static final Duration SHORTEST = Duration.ofHours(2);

    public RegistrySettings {
        if (largestBlob < 1 || uploadLife.compareTo(SHORTEST) < 0 || grace.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("the registry keeps uploads and unused content for two hours at least");
        }
    }
}
