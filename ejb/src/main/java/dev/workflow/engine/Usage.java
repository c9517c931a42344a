package dev.workflow.engine;

import dev.workflow.process.ProcessType;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one process of an app uses at this moment.
 *
 * @param up ready for work
 * @param cpuSeconds since the process began; a restarted process begins again; empty when it is not known
 * @param memoryBytes in use, without what the kernel could take back; empty when it is not known
 */
public record Usage(
        String pod, ProcessType type, boolean up, int restarts, OptionalDouble cpuSeconds, OptionalLong memoryBytes) {}
