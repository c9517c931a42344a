package dev.workflow.volume;

import java.time.Instant;

/**
 * A file or directory in a volume.
 *
 * @param path in the volume, without a leading slash
 * @param size in bytes
 */
public record StoredFile(String name, String path, boolean directory, long size, Instant modified) {}
