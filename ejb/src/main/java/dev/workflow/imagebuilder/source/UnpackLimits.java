package dev.workflow.imagebuilder.source;

/**
 * How much source one build takes.
 *
 * @param entries files, folders and links at most
 * @param bytes of all files together at most
 */
public record UnpackLimits(int entries, long bytes) {

    public static final UnpackLimits DEFAULT = new UnpackLimits(200_000, 2L << 30);

    public UnpackLimits {
        if (entries < 1 || bytes < 1) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }
}
