package dev.workflow.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory of a process, in kilobytes, as the kernel counts it. */
public final class Memory {

    private Memory() {}

    /** The process alone. */
    public static long of(ProcessHandle process) {
        return share(process.pid());
    }

    /** The process and everything below it; pages they share count once. */
    public static long ofTree(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(Memory::of)
                .sum();
    }

    private static long share(long pid) {
        long proportional = line(Path.of("/proc/" + pid + "/smaps_rollup"), "Pss:");
        return proportional > 0 ? proportional : line(Path.of("/proc/" + pid + "/status"), "VmRSS:");
    }

    private static long line(Path file, String key) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }
}
