package dev.workflow.log;

import java.time.Instant;

/**
 * One line of an app's log.
 *
 * @param source who said it: {@code drycc[controller]} for the platform, {@code <app>[<ptype>.<version>.<pod>]} for a
 *     process (platform.md §1.2)
 * @param text without line end, at most {@link AppLogs#LONGEST_LINE} characters
 */
public record LogLine(Instant at, String source, String text) {}
