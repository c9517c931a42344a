package dev.workflow.sandbox;

import dev.workflow.process.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The control group of one confined command: its limits, whether the kernel killed for memory, and who is still in it. */
final class ControlGroup {

    /** Enough for any runtime's threads, too few for a fork bomb to hurt. */
    private static final String MOST_TASKS = "4096";

    private static final int PERIOD_MICROS = 100_000;

    private final List<Path> directories;

    private ControlGroup(List<Path> directories) {
        this.directories = directories;
    }

    /** @param parents one directory (version 2) or one for each controller (version 1) */
    static ControlGroup create(List<Path> parents, String name, Resources limits) throws IOException {
        List<Path> directories = new ArrayList<>();
        for (Path parent : parents) {
            Path directory = Files.createDirectories(parent.resolve(name));
            directories.add(directory);
            limit(directory, limits);
        }
        return new ControlGroup(directories);
    }

    static ControlGroup existing(Path directory) {
        return new ControlGroup(List.of(directory));
    }

    private static void limit(Path group, Resources limits) throws IOException {
        set(group, "pids.max", MOST_TASKS);
        if (limits.memoryBytes() > 0) {
            String bytes = Long.toString(limits.memoryBytes());
            set(group, "memory.limit_in_bytes", bytes);
            set(group, "memory.memsw.limit_in_bytes", bytes);
            set(group, "memory.max", bytes);
            set(group, "memory.swap.max", "0");
        }
        if (limits.cpuMillis() > 0) {
            long quota = Math.max(1000L, (long) limits.cpuMillis() * PERIOD_MICROS / 1000);
            set(group, "cpu.cfs_period_us", Integer.toString(PERIOD_MICROS));
            set(group, "cpu.cfs_quota_us", Long.toString(quota));
            set(group, "cpu.max", quota + " " + PERIOD_MICROS);
        }
    }

    private static void set(Path group, String file, String value) throws IOException {
        if (Files.exists(group.resolve(file))) {
            Files.writeString(group.resolve(file), value);
        }
    }

    /** The files a process writes itself into to enter. */
    List<String> entrances() {
        return directories.stream()
                .map(directory -> directory.resolve("cgroup.procs").toString())
                .toList();
    }

    /** Whether the kernel killed a process of it because the memory limit was reached. */
    boolean outOfMemory() {
        return directories.stream()
                .flatMap(directory -> java.util.stream.Stream.of("memory.oom_control", "memory.events")
                        .map(directory::resolve))
                .flatMap(file -> lines(file).stream())
                .anyMatch(line -> line.startsWith("oom_kill ") && !line.endsWith(" 0"));
    }

    /** As far as its controllers count; those of version 1 and 2 have other files. */
    Consumption consumption() {
        OptionalDouble nanos = number("cpuacct.usage", "");
        OptionalDouble micros = number("cpu.stat", "usage_usec ");
        OptionalDouble used = either(number("memory.current", ""), number("memory.usage_in_bytes", ""));
        // Files nobody has touched lately are given back when memory gets short.
        double idle = either(number("memory.stat", "total_inactive_file "), number("memory.stat", "inactive_file "))
                .orElse(0);
        return new Consumption(
                either(scaled(nanos, 1e-9), scaled(micros, 1e-6)),
                used.isPresent()
                        ? OptionalLong.of((long) Math.max(0, used.getAsDouble() - idle))
                        : OptionalLong.empty());
    }

    private static OptionalDouble either(OptionalDouble first, OptionalDouble second) {
        return first.isPresent() ? first : second;
    }

    private static OptionalDouble scaled(OptionalDouble value, double factor) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
    }

    private OptionalDouble number(String file, String prefix) {
        return directories.stream()
                .flatMap(directory -> lines(directory.resolve(file)).stream())
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(line -> Double.parseDouble(line.substring(prefix.length())))
                .findFirst();
    }

    List<Long> processes() {
        return directories.stream()
                .flatMap(directory -> lines(directory.resolve("cgroup.procs")).stream())
                .map(Long::valueOf)
                .distinct()
                .toList();
    }

    /** Removes the empty group; false when something still runs in it. */
    boolean remove() {
        boolean all = true;
        for (Path directory : directories) {
            try {
                Files.deleteIfExists(directory);
            } catch (IOException busy) {
                all = false;
            }
        }
        return all;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException gone) {
            return List.of();
        }
    }
}
