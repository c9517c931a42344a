package dev.workflow.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a confined command uses.
 *
 * @param cpuSeconds since its start
 * @param memoryBytes now
 */
public record Consumption(OptionalDouble cpuSeconds, OptionalLong memoryBytes) {

    static final Consumption UNKNOWN = new Consumption(OptionalDouble.empty(), OptionalLong.empty());

    /** The kernel's unit of time for processes, the same on all architectures. */
    private static final double TICKS = 100;

    /** Of the fields after the command's name in /proc/PID/stat: its own user time; three more follow. */
    private static final int USER_TIME = 11;

    private static final int TIMES = 4;

    boolean isWhole() {
        return cpuSeconds.isPresent() && memoryBytes.isPresent();
    }

    /** Fills the gaps of this one from the other. */
    Consumption or(Consumption other) {
        return new Consumption(
                cpuSeconds.isPresent() ? cpuSeconds : other.cpuSeconds,
                memoryBytes.isPresent() ? memoryBytes : other.memoryBytes);
    }

    /** What these processes count: with their children that ended, and shared memory for each that shares it. */
    static Consumption of(Collection<Long> pids) {
        double seconds = 0;
        long bytes = 0;
        for (long pid : pids) {
            try {
                seconds += seconds(read(pid, "stat"));
                bytes += resident(read(pid, "status"));
            } catch (IOException | NumberFormatException | IndexOutOfBoundsException gone) {
                // it ended in between
            }
        }
        return pids.isEmpty() ? UNKNOWN : new Consumption(OptionalDouble.of(seconds), OptionalLong.of(bytes));
    }

    private static String read(long pid, String file) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
    }

    private static double seconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = USER_TIME; i < USER_TIME + TIMES; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks / TICKS;
    }

    private static long resident(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .map(kibibytes -> kibibytes << 10)
                .findFirst()
                .orElse(0);
    }
}
