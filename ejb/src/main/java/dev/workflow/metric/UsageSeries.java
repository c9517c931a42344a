package dev.workflow.metric;

import dev.workflow.engine.UsageSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a process type used, by steps of time. A step of which nothing is known is left out.
 *
 * @param processes that run now
 */
public record UsageSeries(int processes, List<Point> points) {

    /**
     * The most, and the average, of all that was seen in a step.
     *
     * @param at the step's beginning
     */
    public record Point(Instant at, double maxCores, double averageCores, long maxBytes, long averageBytes) {

        private static Point of(Instant at, List<UsageSample> seen) {
            return new Point(
                    at,
                    seen.stream().mapToDouble(UsageSample::maxCores).max().orElse(0),
                    seen.stream()
                            .mapToDouble(UsageSample::averageCores)
                            .average()
                            .orElse(0),
                    seen.stream().mapToLong(UsageSample::maxBytes).max().orElse(0),
                    (long) seen.stream()
                            .mapToLong(UsageSample::averageBytes)
                            .average()
                            .orElse(0));
        }
    }

    static UsageSeries of(int processes, MetricRange range, List<UsageSample> samples) {
        Map<Long, List<UsageSample>> steps = samples.stream()
                .filter(sample ->
                        !sample.at().isBefore(range.start()) && sample.at().isBefore(range.stop()))
                .collect(Collectors.groupingBy(sample -> step(range, sample.at()), TreeMap::new, Collectors.toList()));
        List<Point> points = new ArrayList<>();
        steps.forEach((step, seen) ->
                points.add(Point.of(range.start().plus(range.every().multipliedBy(step)), seen)));
        return new UsageSeries(processes, List.copyOf(points));
    }

    private static long step(MetricRange range, Instant at) {
        return Duration.between(range.start(), at).dividedBy(range.every());
    }
}
