package dev.workflow.engine.local;

import dev.workflow.app.AppName;
import dev.workflow.engine.Usage;
import dev.workflow.engine.UsageSample;
import dev.workflow.process.ProcessType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What process types used in the last hours: a sample a minute, at most {@link #KEPT} for each type. In memory only. */
final class UsageHistory {

    static final Duration EVERY = Duration.ofMinutes(1);
    static final int KEPT = 360;

    private record Series(AppName app, ProcessType type) {}

    /** When a process had used how much of the processor. */
    private record Reading(double cpuSeconds, Instant at) {}

    private final Map<Series, Deque<UsageSample>> samples = new HashMap<>();
    private final Map<AppName, Map<String, Reading>> readings = new HashMap<>();

    synchronized void add(AppName app, List<Usage> usage, Instant now) {
        Map<String, Reading> before = readings.getOrDefault(app, Map.of());
        Map<String, Reading> after = new HashMap<>();
        usage.forEach(pod -> pod.cpuSeconds().ifPresent(seconds -> after.put(pod.pod(), new Reading(seconds, now))));
        readings.put(app, after);
        usage.stream()
                .filter(pod -> before.containsKey(pod.pod()) && after.containsKey(pod.pod()))
                .collect(Collectors.groupingBy(Usage::type))
                .forEach((type, pods) -> keep(new Series(app, type), sample(pods, before, after, now)));
    }

    private static UsageSample sample(
            List<Usage> pods, Map<String, Reading> before, Map<String, Reading> after, Instant now) {
        var cores = pods.stream()
                .mapToDouble(pod -> cores(before.get(pod.pod()), after.get(pod.pod())))
                .summaryStatistics();
        var bytes = pods.stream().mapToLong(pod -> pod.memoryBytes().orElse(0)).summaryStatistics();
        return new UsageSample(now, cores.getMax(), cores.getAverage(), bytes.getMax(), (long) bytes.getAverage());
    }

    /** A counter that went back belongs to a restarted process, which counts from 0. */
    private static double cores(Reading before, Reading after) {
        double used = after.cpuSeconds() < before.cpuSeconds()
                ? after.cpuSeconds()
                : after.cpuSeconds() - before.cpuSeconds();
        return used / Math.max(1e-3, Duration.between(before.at(), after.at()).toNanos() / 1e9);
    }

    private void keep(Series series, UsageSample sample) {
        Deque<UsageSample> kept = samples.computeIfAbsent(series, fresh -> new ArrayDeque<>());
        kept.addLast(sample);
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
    }

    synchronized List<UsageSample> since(AppName app, ProcessType type, Instant since) {
        return samples.getOrDefault(new Series(app, type), new ArrayDeque<>()).stream()
                .filter(sample -> !sample.at().isBefore(since))
                .toList();
    }

    synchronized void forget(AppName app) {
        readings.remove(app);
        samples.keySet().removeIf(series -> series.app().equals(app));
    }
}
