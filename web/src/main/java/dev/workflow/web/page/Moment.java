package dev.workflow.web.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A moment on a page, in UTC: pages have no scripts that could know where their reader is.
 *
 * @param iso for {@code datetime}
 * @param text {@code 26 Nov 2026, 06:48 UTC}
 */
public record Moment(String iso, String text) {

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    public static Moment of(Instant moment) {
        return new Moment(ISO.format(moment), TEXT.format(moment));
    }
}
