package dev.workflow.log;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * One line of an app's log.
 *
 * @param source who said it: {@code drycc[controller]} for the platform, {@code <app>[<ptype>.<version>.<pod>]} for a
 *     process (platform.md §1.2)
 * @param text without line end, at most {@link AppLogs#LONGEST_LINE} characters
 */
public record LogLine(Instant at, String source, String text) {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);

    /** The line as clients show it: {@code <time> <source>: <text>}, time in seconds with offset (platform.md §1.2). */
    public String format() {
        return SECONDS.format(at) + " " + source + ": " + text;
    }
}
