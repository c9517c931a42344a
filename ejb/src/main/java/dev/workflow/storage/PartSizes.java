package dev.workflow.storage;

/**
 * When an object is stored in parts, in bytes.
 *
 * @param whole up to this size an object is sent (or copied) in one request
 * @param filePart size of a part that is read from a file again when its request is repeated
 * @param heapPart size of a part that is held in memory, because a stream cannot be read again
 */
record PartSizes(long whole, long filePart, int heapPart) {

    private static final long MEBI = 1 << 20;
    /** S3 allows no more parts than this. */
    private static final long MOST_PARTS = 10_000;

    /** S3 refuses single requests above 5 GiB; a quarter of a gibibyte is still cheap to repeat. */
    static PartSizes usual() {
        return new PartSizes(256 * MEBI, 64 * MEBI, (int) (8 * MEBI));
    }

    /** The wanted size, or the smallest that keeps an object of {@code length} bytes within the number of parts. */
    static long fitting(long wanted, long length) {
        return Math.max(wanted, (length + MOST_PARTS - 1) / MOST_PARTS);
    }
}
