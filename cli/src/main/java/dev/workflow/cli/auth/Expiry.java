package dev.workflow.cli.auth;

import dev.workflow.cli.problem.Failure;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When something ends, as users write it. */
final class Expiry {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,5})([mhdwy])");

    private Expiry() {}

    /**
     * A span from now (30m, 12h, 30d, 8w, 1y), a day in UTC, at the end of which it ends, or an RFC 3339 time.
     *
     * @throws Failure when it is none of them
     */
    static Instant parse(String text, Clock clock) {
        Matcher span = SPAN.matcher(text);
        if (span.matches()) {
            return clock.instant()
                    .truncatedTo(ChronoUnit.SECONDS)
                    .plus(span(span.group(2)).multipliedBy(number(span)));
        }
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeException e) {
            throw new Failure("'" + text + "' is no time: 12h, 30d, 2030-01-31 or 2030-01-31T12:00:00Z", e);
        }
    }

    private static long number(Matcher span) {
        return Long.parseLong(span.group(1));
    }

    private static Duration span(String unit) {
        return switch (unit) {
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            case "w" -> Duration.ofDays(7);
            default -> Duration.ofDays(365);
        };
    }
}
