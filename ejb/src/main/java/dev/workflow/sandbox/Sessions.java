package dev.workflow.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the processes of a session: children that lost their parent still belong to it. */
public final class Sessions {

    /** Of the fields after the command's name in /proc/PID/stat. */
    private static final int SESSION = 3;

    private Sessions() {}

    /** The living processes whose session the given one leads or led. */
    public static Set<Long> members(long leader) {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::valueOf)
                    .filter(pid -> session(pid) == leader)
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            return Set.of();
        }
    }

    private static long session(long pid) {
        try {
            String stat = Files.readString(
                    Path.of("/proc", Long.toString(pid), "stat"), java.nio.charset.StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return "Z".equals(fields[0]) ? -1 : Long.parseLong(fields[SESSION]);
        } catch (IOException | RuntimeException gone) {
            return -1;
        }
    }
}
