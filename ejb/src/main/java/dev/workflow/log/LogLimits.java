package dev.workflow.log;

import java.time.Duration;

/**
 * How much memory logs may take.
 *
 * @param lines kept of one app
 * @param bytes kept of one app, about
 * @param allBytes kept of all apps together, about; the app that has been silent longest is dropped from memory first
 * @param followerLines waiting for one follower
 * @param flush how often lines are written to the app's file
 */
public record LogLimits(int lines, int bytes, long allBytes, int followerLines, Duration flush) {

    public static final LogLimits DEFAULT =
            new LogLimits(AppLogs.LINES_KEPT, AppLogs.BYTES_KEPT, 64L * 1024 * 1024, 2000, Duration.ofMillis(500));
}
