package dev.workflow.registry;

import java.util.List;

/**
 * What a garbage collection removed, or would remove.
 *
 * @param manifests repository@digest of each
 * @param tags repository:tag of each, gone with their manifests
 * @param bytes size of the blobs
 * @param uploads abandoned ones
 * @param orphans objects in the storage that no row needs; a dry run does not count those of the blobs above
 */
public record GarbageReport(
        boolean dryRun, List<String> manifests, List<String> tags, int blobs, long bytes, int uploads, int orphans) {

    GarbageReport withOrphans(int count) {
        return new GarbageReport(dryRun, manifests, tags, blobs, bytes, uploads, count);
    }
}
