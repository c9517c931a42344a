package dev.workflow.engine;

/**
 * Lets the engine choose how many processes of a type run, by their load.
 *
 * @param min at least 1
 * @param max at least {@code min}
 * @param cpuPercent what the processes should use of the cores they asked for, on average; at least 1
 */
public record Autoscale(int min, int max, int cpuPercent) {}
