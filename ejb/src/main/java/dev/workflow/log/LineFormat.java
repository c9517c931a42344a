package dev.workflow.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A line with all it has, in one line of text: time, source and text with tabs between them. */
public final class LineFormat {

    private static final int FIELDS = 3;

    private LineFormat() {}

    /** @param line whose text has no line end */
    public static String write(LogLine line) {
        return line.at() + "\t" + line.source() + "\t" + line.text();
    }

    /** Empty for what was cut off or is no line. */
    public static Optional<LogLine> read(String text) {
        String[] fields = text.split("\t", FIELDS);
        if (fields.length < FIELDS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LogLine(Instant.parse(fields[0]), fields[1], fields[2]));
        } catch (DateTimeException cut) {
            return Optional.empty();
        }
    }
}
