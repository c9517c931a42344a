package dev.workflow.metric;

import dev.workflow.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A time and how finely it is looked at: at most 24 hours, at most 100 points (api.md §12). */
public record MetricRange(Instant start, Instant stop, Duration every) {

    private static final Pattern MINUTES = Pattern.compile("[1-9][0-9]{0,6}m");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration USUAL = Duration.ofHours(1);
    private static final String USUAL_STEP = "5m";
    private static final int MOST_POINTS = 100;

    /** @throws Problem 422 with the fields that will not do */
    public MetricRange {
        Duration length = Duration.between(start, stop);
        if (length.isNegative() || length.isZero()) {
            throw invalid(Map.of("start", "start must be before stop."));
        }
        if (length.compareTo(LONGEST) > 0) {
            throw invalid(Map.of("start", "The time between start and stop must not be longer than 24 hours."));
        }
        if (length.dividedBy(every) > MOST_POINTS) {
            throw invalid(Map.of("every", "That would be more than " + MOST_POINTS + " points."));
        }
    }

    /**
     * Absent parts are as the contract says: the last hour, by 5 minutes.
     *
     * @throws Problem 422 with the fields that will not do
     */
    public static MetricRange parse(
            Optional<String> start, Optional<String> stop, Optional<String> every, Instant now) {
        Map<String, String> errors = new LinkedHashMap<>();
        start.filter(text -> !SECONDS.matcher(text).matches())
                .ifPresent(text -> errors.put("start", "A valid integer is required."));
        stop.filter(text -> !SECONDS.matcher(text).matches())
                .ifPresent(text -> errors.put("stop", "A valid integer is required."));
        every.filter(text -> !MINUTES.matcher(text).matches())
                .ifPresent(text -> errors.put("every", "This value does not match the required pattern."));
        if (!errors.isEmpty()) {
            throw invalid(errors);
        }
        Instant end = stop.map(MetricRange::instant).orElse(now);
        String step = every.orElse(USUAL_STEP);
        return new MetricRange(
                start.map(MetricRange::instant).orElse(end.minus(USUAL)),
                end,
                Duration.ofMinutes(Long.parseLong(step.substring(0, step.length() - 1))));
    }

    private static Instant instant(String seconds) {
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    private static Problem invalid(Map<String, String> errors) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        errors.forEach((field, text) -> fields.put(field, List.of(text)));
        return new Problem(422, "invalid-range", new Problem.Body.Fields(fields), "", null);
    }
}
