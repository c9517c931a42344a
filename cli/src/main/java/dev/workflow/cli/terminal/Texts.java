package dev.workflow.cli.terminal;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** How values of the controller are written for people. */
public final class Texts {
    private static final int WRAP = 64;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    /** Controls of ASCII and Latin-1, and those that turn the reading direction. */
    private static final Pattern ACTIVE = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]");

    private Texts() {}

    /** An RFC 3339 time in the local zone; what is no time stays as it is. */
    public static String localTime(String time) {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.parse(time)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .atZoneSameInstant(ZoneId.systemDefault()));
        } catch (DateTimeException e) {
            return time;
        }
    }

    /** The day of an RFC 3339 time, as {@code 2 Jan 2006}. */
    public static String day(String time) {
        try {
            return DAY.format(OffsetDateTime.parse(time));
        } catch (DateTimeException e) {
            return time;
        }
    }

    /** The first {@code length} characters, then {@code [...]} when there were more. */
    public static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "[...]";
    }

    /** Broken at words to at most 64 columns. */
    public static String wrap(String text) {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        for (String word : text.strip().split("\\s+")) {
            if (column > 0 && column + 1 + word.length() > WRAP) {
                wrapped.append('\n');
                column = 0;
            } else if (column > 0) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            column += word.length();
        }
        return wrapped.toString();
    }

    /**
     * What somebody else has written, as a terminal can show it: without characters that would colour it, move its cursor,
     * turn its reading direction or fill its clipboard. New lines and tabs stay.
     */
    public static String harmless(String text) {
        return ACTIVE.matcher(text).replaceAll("\uFFFD");
    }

    public static String orNone(String text) {
        return text.isEmpty() ? "<none>" : text;
    }
}
