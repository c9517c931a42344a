package dev.workflow.web.identity;

import dev.workflow.persistence.identity.Scope;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a new token is to be, from JSON or a form. */
public record TokenBody(String alias, Scope scope, Optional<Instant> expires) {

    private static final int LONGEST_ALIAS = 32;
    private static final int LONGEST_WORD = 64;
    private static final int LONGEST_LIST = 10_000;
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final String DAYS = "\\d{1,5}";

    /** Without a level it is {@code admin}, without apps for all, without an end for ever: what a login gives. */
    public static TokenBody read(JsonBody body, Clock clock) {
        Scope.Level level = body.optionalString("scope", LONGEST_WORD)
                .map(text -> Scope.Level.named(text)
                        .orElseThrow(() -> Problem.field("scope", "\"" + text + "\" is not a valid choice.")))
                .orElse(Scope.Level.ADMIN);
        return new TokenBody(
                body.optionalString("alias", LONGEST_ALIAS).orElse(""),
                new Scope(level, apps(body)),
                body.value("expires").filter(value -> !value.equals("")).map(value -> moment(value, clock)));
    }

    /** A list, or names with commas between them. */
    private static Set<String> apps(JsonBody body) {
        boolean joined = body.value("apps")
                .filter(value -> value instanceof String text && !text.strip().startsWith("["))
                .isPresent();
        List<?> names = joined
                ? List.of(body.optionalString("apps", LONGEST_LIST).orElse("").split(","))
                : body.list("apps");
        Set<String> apps = new LinkedHashSet<>();
        for (Object name : names) {
            if (!(name instanceof String text)) {
                throw Problem.field("apps", "Not a valid string.");
            }
            apps.add(text.strip());
        }
        if (joined) {
            apps.remove("");
        }
        return apps;
    }

    /** Days from now, a moment with an offset, or a day, at whose beginning in UTC it ends. */
    private static Instant moment(Object value, Clock clock) {
        String text = value instanceof BigDecimal number
                ? number.toPlainString()
                : value.toString().strip();
        try {
            if (text.matches(DAYS)) {
                return clock.instant().plus(Duration.ofDays(Long.parseLong(text)));
            }
            return text.matches(DATE)
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw Problem.field(
                    "expires", "Enter a number of days, or a moment as YYYY-MM-DDThh:mm:ssZ or YYYY-MM-DD.");
        }
    }
}
