package dev.workflow.web.metric;

import dev.workflow.metric.UsageSeries;
import java.util.List;
import java.util.function.Function;

/**
 * What a process type used lately. A point is its time in unix seconds and its value: nanocores, and bytes. Nothing is
 * known of networks: processes of this machine share its own.
 *
 * @param count processes that run now
 */
public record StatusWire(String id, String ptype, int count, Status status) {

    private static final double NANO = 1e9;

    /** The series by what they measure. */
    public record Status(Series cpus, Series memory, List<List<Long>> networks) {}

    /** The most, and the average, of all processes of the type. */
    public record Series(List<List<Long>> max, List<List<Long>> avg) {}

    static StatusWire of(String app, String type, UsageSeries series) {
        Series cpus = new Series(
                points(series, point -> Math.round(point.maxCores() * NANO)),
                points(series, point -> Math.round(point.averageCores() * NANO)));
        Series memory = new Series(
                points(series, UsageSeries.Point::maxBytes), points(series, UsageSeries.Point::averageBytes));
        return new StatusWire(app, type, series.processes(), new Status(cpus, memory, List.of()));
    }

    private static List<List<Long>> points(UsageSeries series, Function<UsageSeries.Point, Long> value) {
        return series.points().stream()
                .map(point -> List.of(point.at().getEpochSecond(), value.apply(point)))
                .toList();
    }
}
