package dev.workflow.volume;

import java.util.UUID;

/** Fired inside the transaction that removes a volume; observed after its commit to remove its files. */
public record VolumeRemoved(UUID volume) {}
