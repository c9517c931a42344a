package dev.workflow.process;

/**
 * What one process may use at most.
 *
 * @param memoryBytes resident memory, at least 16 MiB; 0 = no limit
 * @param cpuMillis thousandths of a core; 0 = no limit
 */
public record Resources(long memoryBytes, int cpuMillis) {

    public static final Resources UNLIMITED = new Resources(0, 0);
}
