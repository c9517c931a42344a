package dev.workflow.builder;

import java.time.Duration;

/**
 * What one push may cost.
 *
 * @param packBytes of a pack as sent
 * @param objectBytes of one object, unpacked
 * @param objects in one pack; each costs about a hundred bytes of heap while the pack is read
 * @param refNameLength longest full name of a branch, in characters
 * @param sourceFiles entries of the pushed commit's tree
 * @param sourceBytes of all files of that tree
 * @param total from the first byte to the release
 * @param stall longest wait for the client's next byte
 * @param heartbeat silence after which a sign of life is shown
 * @param pushesBetweenCare pushes of an app after which its repository is packed again
 */
public record PushLimits(
        long packBytes,
        long objectBytes,
        int objects,
        int refNameLength,
        int sourceFiles,
        long sourceBytes,
        Duration total,
        Duration stall,
        Duration heartbeat,
        int pushesBetweenCare) {

    private static final long MIB = 1024L * 1024;

    public static final PushLimits DEFAULT = new PushLimits(
            1024 * MIB,
            256 * MIB,
            1_000_000,
            200,
            200_000,
            2048 * MIB,
            Duration.ofHours(1),
            Duration.ofMinutes(2),
            Duration.ofSeconds(10),
            20);
}
