package dev.workflow.image;

/**
 * How much an image may unpack to, all layers together.
 *
 * @param bytes of file content
 * @param entries files, directories and links
 */
public record UnpackLimits(long bytes, int entries) {

    public static final UnpackLimits DEFAULT = new UnpackLimits(8L << 30, 500_000);
}
