package dev.workflow.engine;

import dev.workflow.process.ProcessType;
import java.time.Instant;

/** The state of one process type: wanted, up to date with the newest rollout, and ready processes. */
public record ProcessGroup(
        ProcessType type, int release, int wanted, int ready, int upToDate, int available, Instant started) {}
