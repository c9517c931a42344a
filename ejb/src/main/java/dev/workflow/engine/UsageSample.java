package dev.workflow.engine;

import java.time.Instant;

/**
 * What the processes of one type used at one moment: the hungriest of them, and all on average.
 *
 * @param maxCores cores used since the sample before; so are {@code averageCores}
 * @param maxBytes of memory; so are {@code averageBytes}
 */
public record UsageSample(Instant at, double maxCores, double averageCores, long maxBytes, long averageBytes) {}
